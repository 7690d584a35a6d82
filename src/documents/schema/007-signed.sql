-- A code printed as QR on a paper that is made here: the scanned signed copy finds its paper by it. Random, so that papers of another
-- installation are never taken for ours.
CREATE TABLE paper_codes (
    code $text PRIMARY KEY,
    paper_id BIGINT NOT NULL REFERENCES papers (id)
);

CREATE INDEX paper_codes_of ON paper_codes (paper_id);

-- 1: the scan of the paper as it was signed.
ALTER TABLE paper_files ADD COLUMN signed SMALLINT NOT NULL DEFAULT 0 CHECK (signed IN (0, 1));

-- 1: the paper that the file looks like was told by its code.
ALTER TABLE intake_jobs ADD COLUMN by_code SMALLINT NOT NULL DEFAULT 0 CHECK (by_code IN (0, 1));
