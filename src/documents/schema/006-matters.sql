-- Files of work ("hồ sơ công việc"): Nghị định 30/2020/NĐ-CP, chapter IV, annex VI. A matter belongs to one organisation.
CREATE TABLE matters (
    id $id,
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    notation $text NOT NULL,
    title $text NOT NULL CHECK (title <> ''),
    title_sort $text NOT NULL,
    searched $text NOT NULL,
    holder $text NOT NULL,
    retention $text NOT NULL,
    opened_on DATE NOT NULL,
    closed_on DATE,
    note $text NOT NULL DEFAULT '',
    created_by $text NOT NULL,
    CHECK (closed_on IS NULL OR closed_on >= opened_on)
);

CREATE INDEX matters_of ON matters (organisation_id, opened_on, id);

CREATE UNIQUE INDEX matters_by_notation ON matters (organisation_id, notation) WHERE notation <> '';

CREATE TABLE matter_papers (
    matter_id BIGINT NOT NULL REFERENCES matters (id),
    paper_id BIGINT NOT NULL REFERENCES papers (id),
    added_at BIGINT NOT NULL,
    added_by $text NOT NULL,
    PRIMARY KEY (matter_id, paper_id)
);

CREATE INDEX matter_papers_of_paper ON matter_papers (paper_id);
