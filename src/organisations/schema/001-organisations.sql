-- Bodies through time. A NULL day is "since before the records" or "still so"; both days are counted in.
-- identity: rule and area that made it ("so-tai-chinh/49"), NULL for one that people added. changed: people gave it other dates or names, so
-- that generating again leaves it alone.
CREATE TABLE organisations (
    id BIGINT PRIMARY KEY,
    identity $text UNIQUE,
    kind $text NOT NULL,
    level $text NOT NULL CHECK (level IN ('central', 'province', 'district', 'commune')),
    area_id BIGINT REFERENCES area_units (id),
    province_id BIGINT REFERENCES area_units (id),
    valid_from DATE,
    valid_until DATE,
    name $text NOT NULL CHECK (name <> ''),
    name_sort $text NOT NULL,
    searched $text NOT NULL,
    source $text NOT NULL,
    certainty $text NOT NULL CHECK (certainty IN ('read', 'recalled')),
    changed SMALLINT NOT NULL CHECK (changed IN (0, 1)),
    CHECK (valid_from IS NULL OR valid_until IS NULL OR valid_from <= valid_until),
    CHECK ((level = 'central') = (area_id IS NULL))
);

CREATE INDEX organisations_name ON organisations (name_sort, id);

CREATE INDEX organisations_level ON organisations (level, name_sort, id);

CREATE INDEX organisations_province ON organisations (province_id, name_sort, id);

CREATE INDEX organisations_area ON organisations (area_id);

CREATE TABLE organisation_words (
    word $text NOT NULL,
    row_id BIGINT NOT NULL,
    PRIMARY KEY (word, row_id)
);

-- Official names by time, and other names that documents use (alias = 1).
CREATE TABLE organisation_names (
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    name $text NOT NULL CHECK (name <> ''),
    alias SMALLINT NOT NULL CHECK (alias IN (0, 1)),
    valid_from DATE,
    valid_until DATE,
    CHECK (valid_from IS NULL OR valid_until IS NULL OR valid_from <= valid_until)
);

CREATE INDEX organisation_names_of ON organisation_names (organisation_id);

CREATE TABLE organisation_superiors (
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    superior_id BIGINT NOT NULL REFERENCES organisations (id),
    line $text NOT NULL CHECK (line IN ('committee', 'profession')),
    valid_from DATE,
    valid_until DATE,
    CHECK (organisation_id <> superior_id),
    CHECK (valid_from IS NULL OR valid_until IS NULL OR valid_from <= valid_until)
);

CREATE INDEX organisation_superiors_of ON organisation_superiors (organisation_id);

CREATE INDEX organisation_superiors_above ON organisation_superiors (superior_id);

-- Where tasks went when a body ended.
CREATE TABLE organisation_successions (
    predecessor_id BIGINT NOT NULL REFERENCES organisations (id),
    successor_id BIGINT NOT NULL REFERENCES organisations (id),
    on_day DATE NOT NULL,
    task $text NOT NULL,
    legal_act $text NOT NULL,
    PRIMARY KEY (predecessor_id, successor_id, on_day, task),
    CHECK (predecessor_id <> successor_id)
);

CREATE INDEX organisation_successions_into ON organisation_successions (successor_id);

-- Who leads a project of the programme at the centre, by date.
CREATE TABLE organisation_leads (
    component $text NOT NULL,
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    valid_from DATE,
    valid_until DATE,
    source $text NOT NULL,
    certainty $text NOT NULL CHECK (certainty IN ('read', 'recalled')),
    CHECK (valid_from IS NULL OR valid_until IS NULL OR valid_from <= valid_until)
);

CREATE TABLE organisation_state (
    id SMALLINT PRIMARY KEY CHECK (id = 1),
    revision BIGINT NOT NULL
);

INSERT INTO organisation_state (id, revision) VALUES (1, 1);
