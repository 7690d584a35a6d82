-- Who may sign in. A user name is kept folded: "An.Nguyen" and "an.nguyen" are one.
CREATE TABLE persons (
    id $id,
    name $text NOT NULL CHECK (name <> ''),
    name_key $text NOT NULL,
    sort_key $text NOT NULL,
    user_name $text NOT NULL UNIQUE CHECK (user_name <> ''),
    password_hash $text NOT NULL,
    must_change SMALLINT NOT NULL CHECK (must_change IN (0, 1)),
    blocked_at BIGINT,
    created_at BIGINT NOT NULL
);

CREATE INDEX persons_sorted ON persons (sort_key, id);

-- One person in one organisation for a time. No organisation: the system as a whole; no area: the whole country.
-- The area is that of the organisation, kept here so that a list can be cut to the areas of who looks.
CREATE TABLE posts (
    id $id,
    person_id BIGINT NOT NULL REFERENCES persons (id),
    organisation_id BIGINT,
    area_id BIGINT,
    title $text NOT NULL CHECK (title <> ''),
    from_day DATE NOT NULL,
    until_day DATE,
    CHECK (until_day IS NULL OR from_day <= until_day)
);

CREATE INDEX posts_of_person ON posts (person_id);

CREATE INDEX posts_of_area ON posts (area_id);

CREATE TABLE post_roles (
    post_id BIGINT NOT NULL REFERENCES posts (id),
    role $text NOT NULL,
    PRIMARY KEY (post_id, role)
);

-- The holder of one post lets the holder of another use some of its capabilities for a time.
CREATE TABLE delegations (
    id $id,
    from_post_id BIGINT NOT NULL REFERENCES posts (id),
    to_post_id BIGINT NOT NULL REFERENCES posts (id),
    capabilities $text NOT NULL CHECK (capabilities <> ''),
    from_day DATE NOT NULL,
    until_day DATE NOT NULL,
    reason $text NOT NULL,
    CHECK (from_day <= until_day),
    CHECK (from_post_id <> to_post_id)
);

CREATE INDEX delegations_to ON delegations (to_post_id);

CREATE INDEX delegations_from ON delegations (from_post_id);

-- Only the hash of what the browser holds. With a delegation the person acts for the post that gave it.
CREATE TABLE sessions (
    token_hash $text PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES persons (id),
    post_id BIGINT NOT NULL REFERENCES posts (id),
    delegation_id BIGINT,
    started_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    client $text NOT NULL,
    agent $text NOT NULL
);

CREATE INDEX sessions_of_person ON sessions (person_id);

CREATE TABLE api_tokens (
    id $id,
    token_hash $text NOT NULL UNIQUE,
    person_id BIGINT NOT NULL REFERENCES persons (id),
    post_id BIGINT NOT NULL REFERENCES posts (id),
    name $text NOT NULL CHECK (name <> ''),
    capabilities $text NOT NULL,
    until_day DATE NOT NULL,
    made_at BIGINT NOT NULL,
    used_at BIGINT,
    revoked_at BIGINT
);

CREATE INDEX api_tokens_of_person ON api_tokens (person_id);

-- Failed log-ins, by "u:name|address", "u:name" and "c:address".
CREATE TABLE log_in_failures (
    subject $text PRIMARY KEY,
    failures BIGINT NOT NULL,
    last_at BIGINT NOT NULL
);
