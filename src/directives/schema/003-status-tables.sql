-- Status tables ("bảng tổng hợp tình hình"): units by steps, filled by their holder and by the units: src/directives/tables/.

-- `revision` is raised by every save, first of all in its transaction: whoever reads it knows all cells up to it. `as_of`: the day of which the
-- table speaks and by which its units were taken. `rows_revision` is the one at which units came or went. `begins_on`: what the table collects is not dated before it. `quoted`: what the paper says
-- in figures ("08/17 địa phương chưa phê duyệt"), a line each. `types` and `about`: which papers of the register may fill it.
CREATE TABLE status_tables (
    id $id,
    holder_id BIGINT NOT NULL REFERENCES organisations (id),
    title $text NOT NULL CHECK (title <> ''),
    title_sort $text NOT NULL,
    searched $text NOT NULL,
    paper_id BIGINT REFERENCES papers (id),
    as_of DATE NOT NULL,
    begins_on DATE,
    quoted $text NOT NULL,
    types $text NOT NULL,
    about $text NOT NULL,
    by_units SMALLINT NOT NULL CHECK (by_units IN (0, 1)),
    revision BIGINT NOT NULL,
    rows_revision BIGINT NOT NULL,
    row_count BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    created_by $text NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by $text NOT NULL,
    closed_at BIGINT,
    closed_by $text NOT NULL DEFAULT '',
    closed_reason $text NOT NULL DEFAULT ''
);

CREATE INDEX status_tables_of ON status_tables (holder_id, as_of, id);

CREATE TABLE status_steps (
    table_id BIGINT NOT NULL REFERENCES status_tables (id),
    position BIGINT NOT NULL,
    above $text NOT NULL,
    heading $text NOT NULL CHECK (heading <> ''),
    kind $text NOT NULL CHECK (kind IN ('mark', 'date', 'document', 'number', 'note')),
    exclusive BIGINT NOT NULL CHECK (exclusive BETWEEN 0 AND 9),
    part $text NOT NULL CHECK (part IN ('other', 'done', 'not_done')),
    PRIMARY KEY (table_id, position)
);

-- A unit of the table; without an organisation it is a name only. What was taken out stays, with its reason.
CREATE TABLE status_rows (
    id $id,
    table_id BIGINT NOT NULL REFERENCES status_tables (id),
    position BIGINT NOT NULL,
    label $text NOT NULL CHECK (label <> ''),
    organisation_id BIGINT REFERENCES organisations (id),
    removed_reason $text NOT NULL DEFAULT '',
    UNIQUE (table_id, position)
);

CREATE INDEX status_rows_of_unit ON status_rows (organisation_id, table_id);

-- What stands in a cell now; no row: nothing was ever entered. `revision` is the table's at its last change. `origin` and `paper_id`: where the
-- value comes from.
CREATE TABLE status_cells (
    table_id BIGINT NOT NULL REFERENCES status_tables (id),
    row_id BIGINT NOT NULL REFERENCES status_rows (id),
    step BIGINT NOT NULL,
    version BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    value $text NOT NULL,
    origin $text NOT NULL CHECK (origin IN ('holder', 'unit', 'register', 'paper')),
    paper_id BIGINT REFERENCES papers (id),
    changed_at BIGINT NOT NULL,
    changed_by $text NOT NULL,
    PRIMARY KEY (row_id, step)
);

CREATE INDEX status_cells_newest ON status_cells (table_id, revision);

-- Every version of a cell, the first included.
CREATE TABLE status_cell_versions (
    row_id BIGINT NOT NULL REFERENCES status_rows (id),
    step BIGINT NOT NULL,
    version BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    value $text NOT NULL,
    origin $text NOT NULL,
    paper_id BIGINT REFERENCES papers (id),
    changed_at BIGINT NOT NULL,
    changed_by $text NOT NULL,
    PRIMARY KEY (row_id, step, version)
);
