-- Days that an administrator entered: they win over catalogue/directives/holidays.yaml.
CREATE TABLE calendar_days (
    day DATE PRIMARY KEY,
    kind $text NOT NULL CHECK (kind IN ('working', 'holiday', 'substitute', 'made_up')),
    name $text NOT NULL CHECK (name <> ''),
    source $text NOT NULL,
    set_at BIGINT NOT NULL,
    set_by $text NOT NULL
);

-- One server at a time does the work of a name; who holds it renews it, and what ran out may be taken.
CREATE TABLE job_leases (
    name $text PRIMARY KEY,
    holder $text NOT NULL,
    until_at BIGINT NOT NULL
);

-- How far a job has come: ids of events and turns that were told of.
CREATE TABLE job_cursors (
    name $text PRIMARY KEY,
    value BIGINT NOT NULL
);

-- How the followers of an organisation remind; no row: the defaults. before_days: "7,3,1"; 0 in a number: not at all.
CREATE TABLE reminder_rules (
    organisation_id BIGINT PRIMARY KEY REFERENCES organisations (id),
    before_days $text NOT NULL,
    on_day SMALLINT NOT NULL CHECK (on_day IN (0, 1)),
    overdue_every BIGINT NOT NULL CHECK (overdue_every BETWEEN 0 AND 60),
    escalate_after BIGINT NOT NULL CHECK (escalate_after BETWEEN 0 AND 365),
    changed_at BIGINT NOT NULL,
    changed_by $text NOT NULL
);

-- On which day a turn was last looked at, and with which last day: once a day, and again when it was extended.
CREATE TABLE turn_reminders (
    turn_id BIGINT PRIMARY KEY REFERENCES turns (id),
    looked_on DATE NOT NULL,
    last_day DATE NOT NULL
);

-- A notice to those of an organisation who have the capability `audience`. told_key makes it the only one of its kind.
CREATE TABLE notices (
    id $id,
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    audience $text NOT NULL CHECK (audience IN ('report_duties', 'assign_duties', 'approve')),
    kind $text NOT NULL,
    told_key $text NOT NULL UNIQUE,
    text $text NOT NULL CHECK (text <> ''),
    address $text NOT NULL,
    made_at BIGINT NOT NULL,
    made_on DATE NOT NULL
);

CREATE INDEX notices_of ON notices (organisation_id, id);

-- What a person has read: everything of an organisation up to a notice, and single ones after it.
CREATE TABLE notice_marks (
    person_id BIGINT NOT NULL,
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    up_to BIGINT NOT NULL,
    PRIMARY KEY (person_id, organisation_id)
);

CREATE TABLE notice_reads (
    person_id BIGINT NOT NULL,
    notice_id BIGINT NOT NULL REFERENCES notices (id),
    PRIMARY KEY (person_id, notice_id)
);

-- The mail server, one row. password_sealed: nonce and box in base64, opened by the key in the data folder.
CREATE TABLE mail_settings (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    active SMALLINT NOT NULL CHECK (active IN (0, 1)),
    server $text NOT NULL,
    port BIGINT NOT NULL CHECK (port BETWEEN 1 AND 65535),
    security $text NOT NULL CHECK (security IN ('none', 'starttls', 'tls')),
    sender $text NOT NULL,
    user_name $text NOT NULL,
    password_sealed $text NOT NULL,
    site_address $text NOT NULL,
    digest_minute BIGINT NOT NULL CHECK (digest_minute BETWEEN 0 AND 1439),
    changed_at BIGINT NOT NULL,
    changed_by $text NOT NULL
);

CREATE TABLE mail_wishes (
    person_id BIGINT PRIMARY KEY REFERENCES persons (id),
    address $text NOT NULL,
    wants_digest SMALLINT NOT NULL CHECK (wants_digest IN (0, 1)),
    changed_at BIGINT NOT NULL
);

-- A letter by e-mail. trying: an attempt was recorded and has no result yet; after a crash it is uncertain and waits for a person.
CREATE TABLE mails (
    id $id,
    person_id BIGINT NOT NULL REFERENCES persons (id),
    told_key $text NOT NULL UNIQUE,
    message_id $text NOT NULL UNIQUE,
    address $text NOT NULL,
    subject $text NOT NULL,
    body $text NOT NULL,
    state $text NOT NULL CHECK (state IN ('waiting', 'trying', 'sent', 'refused', 'uncertain', 'dropped')),
    tries BIGINT NOT NULL DEFAULT 0,
    next_at BIGINT NOT NULL,
    made_at BIGINT NOT NULL
);

CREATE INDEX mails_open ON mails (state, next_at, id);

-- Committed before the connection is made; the result after. No result: nobody knows whether it went.
CREATE TABLE mail_attempts (
    id $id,
    mail_id BIGINT NOT NULL REFERENCES mails (id),
    begun_at BIGINT NOT NULL,
    ended_at BIGINT,
    outcome $text CHECK (outcome IN ('sent', 'failed', 'refused', 'uncertain')),
    said $text NOT NULL DEFAULT ''
);

CREATE INDEX mail_attempts_of ON mail_attempts (mail_id, id);

-- A calendar that a person reads by a secret address. Only the hash of the secret is kept.
CREATE TABLE calendar_feeds (
    id $id,
    person_id BIGINT NOT NULL REFERENCES persons (id),
    post_id BIGINT NOT NULL REFERENCES posts (id),
    secret_hash $text NOT NULL UNIQUE,
    made_at BIGINT NOT NULL,
    read_at BIGINT,
    revoked_at BIGINT
);

CREATE INDEX calendar_feeds_of ON calendar_feeds (person_id, id);
