-- Administrative units through time. A NULL day is "since before the records" or "still so"; both days are counted in.
CREATE TABLE area_units (
    id BIGINT PRIMARY KEY,
    level $text NOT NULL CHECK (level IN ('province', 'district', 'commune', 'village')),
    valid_from DATE,
    valid_until DATE,
    import_id BIGINT,
    CHECK (valid_from IS NULL OR valid_until IS NULL OR valid_from <= valid_until)
);

CREATE TABLE area_titles (
    area_id BIGINT NOT NULL REFERENCES area_units (id),
    name $text NOT NULL CHECK (name <> ''),
    kind $text NOT NULL,
    valid_from DATE,
    valid_until DATE,
    CHECK (valid_from IS NULL OR valid_until IS NULL OR valid_from <= valid_until)
);

CREATE TABLE area_codes (
    area_id BIGINT NOT NULL REFERENCES area_units (id),
    code $text NOT NULL CHECK (code <> ''),
    valid_from DATE,
    valid_until DATE,
    CHECK (valid_from IS NULL OR valid_until IS NULL OR valid_from <= valid_until)
);

CREATE TABLE area_parents (
    area_id BIGINT NOT NULL REFERENCES area_units (id),
    parent_id BIGINT NOT NULL REFERENCES area_units (id),
    valid_from DATE,
    valid_until DATE,
    CHECK (area_id <> parent_id),
    CHECK (valid_from IS NULL OR valid_until IS NULL OR valid_from <= valid_until)
);

CREATE INDEX area_titles_of ON area_titles (area_id);

CREATE INDEX area_codes_of ON area_codes (area_id);

CREATE INDEX area_codes_code ON area_codes (code);

CREATE INDEX area_parents_of ON area_parents (area_id);

CREATE INDEX area_parents_parent ON area_parents (parent_id);

CREATE TABLE area_successions (
    predecessor_id BIGINT NOT NULL REFERENCES area_units (id),
    successor_id BIGINT NOT NULL REFERENCES area_units (id),
    change $text NOT NULL CHECK (change IN ('merge', 'split', 'part', 'remainder', 'renamed', 'reparented')),
    on_day DATE NOT NULL,
    legal_act $text NOT NULL,
    note $text NOT NULL,
    import_id BIGINT,
    PRIMARY KEY (predecessor_id, successor_id, on_day),
    CHECK (predecessor_id <> successor_id)
);

CREATE INDEX area_successions_into ON area_successions (successor_id);

-- Names that an import respelt, for its undo.
CREATE TABLE area_respellings (
    import_id BIGINT NOT NULL,
    area_id BIGINT NOT NULL REFERENCES area_units (id),
    before_name $text NOT NULL,
    after_name $text NOT NULL,
    PRIMARY KEY (import_id, area_id)
);

-- Names in a merger's wording that a person has still to tie to a unit. `candidates`: ids parted by blanks.
CREATE TABLE area_open_parts (
    id $id,
    successor_id BIGINT NOT NULL REFERENCES area_units (id),
    on_day DATE NOT NULL,
    printed $text NOT NULL,
    share $text NOT NULL CHECK (share IN ('whole', 'part', 'remainder')),
    candidates $text NOT NULL,
    place $text NOT NULL,
    why $text NOT NULL,
    legal_act $text NOT NULL,
    import_id BIGINT,
    decided_at BIGINT,
    decided_by $text,
    decision BIGINT REFERENCES area_units (id)
);

CREATE INDEX area_open_parts_of ON area_open_parts (successor_id);

-- Poor districts, coastal communes, the 22 districts: lists made by a legal act, with members through time.
CREATE TABLE area_lists (
    id $id,
    code $text NOT NULL UNIQUE,
    name $text NOT NULL CHECK (name <> ''),
    legal_act $text NOT NULL,
    note $text NOT NULL
);

CREATE TABLE area_list_members (
    id $id,
    list_id BIGINT NOT NULL REFERENCES area_lists (id),
    area_id BIGINT NOT NULL REFERENCES area_units (id),
    legal_act $text NOT NULL,
    valid_from DATE,
    valid_until DATE,
    CHECK (valid_from IS NULL OR valid_until IS NULL OR valid_from <= valid_until)
);

CREATE INDEX area_list_members_list ON area_list_members (list_id);

CREATE INDEX area_list_members_area ON area_list_members (area_id);

-- Outlines: rings of "longitude,latitude" in degrees; points parted by blanks, rings by '|'.
CREATE TABLE area_outlines (
    area_id BIGINT PRIMARY KEY REFERENCES area_units (id),
    rings $text NOT NULL,
    source $text NOT NULL
);

-- One row; grows with every change, so that an atlas in memory knows that it is old.
CREATE TABLE area_state (
    id SMALLINT PRIMARY KEY CHECK (id = 1),
    revision BIGINT NOT NULL
);

INSERT INTO area_state (id, revision) VALUES (1, 0);
