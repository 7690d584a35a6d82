-- One file on its way in. What a domain says of it stands in src/imports/domain.hpp, the states in src/imports/batch.hpp.
CREATE TABLE import_batches (
    id $id,
    domain $text NOT NULL,
    organisation BIGINT NOT NULL,
    person BIGINT NOT NULL,
    actor $text NOT NULL,
    created_at BIGINT NOT NULL,
    state $text NOT NULL,
    lease_until BIGINT NOT NULL DEFAULT 0,
    file_name $text NOT NULL,
    file_digest $text NOT NULL,
    settings_json $text NOT NULL,
    sheet $text NOT NULL DEFAULT '',
    header_row BIGINT NOT NULL DEFAULT 0,
    headings_json $text NOT NULL DEFAULT '[]',
    matching_json $text NOT NULL DEFAULT '[]',
    sheets_json $text NOT NULL DEFAULT '[]',
    notes_json $text NOT NULL DEFAULT '[]',
    error_json $text NOT NULL DEFAULT '',
    rows_read BIGINT NOT NULL DEFAULT 0,
    rows_examined BIGINT NOT NULL DEFAULT 0,
    edits BIGINT NOT NULL DEFAULT 0,
    added BIGINT NOT NULL DEFAULT 0,
    changed BIGINT NOT NULL DEFAULT 0,
    same BIGINT NOT NULL DEFAULT 0,
    rejected BIGINT NOT NULL DEFAULT 0,
    repeats BIGINT NOT NULL DEFAULT 0,
    reason $text NOT NULL DEFAULT '',
    digest $text NOT NULL DEFAULT '',
    committed_at BIGINT,
    committed_by $text NOT NULL DEFAULT '',
    undone_at BIGINT,
    undone_by $text NOT NULL DEFAULT '',
    undo_reason $text NOT NULL DEFAULT ''
);

CREATE INDEX import_batches_of_organisation ON import_batches (organisation, id);

CREATE INDEX import_batches_by_file ON import_batches (file_digest);

-- The rows as the file has them: a JSON array of cells, in the file's own columns.
CREATE TABLE import_rows (
    batch BIGINT NOT NULL REFERENCES import_batches (id),
    number BIGINT NOT NULL,
    sheet_row BIGINT NOT NULL,
    cells_json $text NOT NULL,
    PRIMARY KEY (batch, number)
);

-- What would become of each row, or became of it; made anew by every examination.
CREATE TABLE import_findings (
    batch BIGINT NOT NULL REFERENCES import_batches (id),
    number BIGINT NOT NULL,
    verdict BIGINT NOT NULL CHECK (verdict BETWEEN 0 AND 3),
    row_key $text NOT NULL,
    label $text NOT NULL,
    changes_json $text NOT NULL,
    faults_json $text NOT NULL,
    notes_json $text NOT NULL,
    PRIMARY KEY (batch, number)
);

CREATE INDEX import_findings_by_verdict ON import_findings (batch, verdict, number);

CREATE INDEX import_findings_by_key ON import_findings (row_key);

-- What a written batch replaced, for undo.
CREATE TABLE import_kept (
    batch BIGINT NOT NULL REFERENCES import_batches (id),
    number BIGINT NOT NULL,
    what $text NOT NULL,
    PRIMARY KEY (batch, number)
);

-- Which column of the domain each heading stood for, as a person confirmed it last.
CREATE TABLE import_matchings (
    domain $text NOT NULL,
    organisation BIGINT NOT NULL,
    headings $text NOT NULL,
    matching_json $text NOT NULL,
    PRIMARY KEY (domain, organisation, headings)
);
