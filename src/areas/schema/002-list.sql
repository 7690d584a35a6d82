-- What the list of areas shows: one row for each unit and each time in which nothing of it changed. Made anew from the tables of 001 with
-- every change; never the source of anything.
CREATE TABLE area_rows (
    area_id BIGINT NOT NULL REFERENCES area_units (id),
    valid_from DATE,
    valid_until DATE,
    level $text NOT NULL,
    kind $text NOT NULL,
    code $text NOT NULL,
    name $text NOT NULL,
    name_sort $text NOT NULL,
    parent_id BIGINT,
    parent_name $text NOT NULL,
    province_id BIGINT,
    province_name $text NOT NULL,
    province_sort $text NOT NULL,
    searched $text NOT NULL
);

CREATE INDEX area_rows_of ON area_rows (area_id);

CREATE INDEX area_rows_name ON area_rows (name_sort, area_id);

CREATE INDEX area_rows_code ON area_rows (code, area_id);

-- The words of `searched`, of all times of a unit together.
CREATE TABLE area_words (
    word $text NOT NULL,
    row_id BIGINT NOT NULL,
    PRIMARY KEY (word, row_id)
);
