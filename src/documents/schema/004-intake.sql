-- Files on their way into the register: src/documents/intake/. One row for each file that was accepted; it stays, and says what became of it.

-- `state`: waiting and reading are under way (reading holds a lease, of `node`); duplicate waits for a person; taken, attached, dropped,
-- refused and failed are ends. `kept` 1: the file lies among the originals because of this row. `slow` 1: PDF and pictures, which may
-- need recognition of letters. `forced` 1: a person said that it is no duplicate. `told_json`: what was read of a duplicate.
CREATE TABLE intake_jobs (
    id $id,
    batch $text NOT NULL,
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    person_id BIGINT NOT NULL,
    post_id BIGINT NOT NULL,
    on_behalf_of BIGINT NOT NULL,
    brought_by $text NOT NULL,
    client $text NOT NULL,
    channel BIGINT NOT NULL,
    name $text NOT NULL CHECK (name <> ''),
    searched $text NOT NULL,
    digest $text NOT NULL,
    bytes BIGINT NOT NULL,
    slow SMALLINT NOT NULL CHECK (slow IN (0, 1)),
    kept SMALLINT NOT NULL CHECK (kept IN (0, 1)),
    forced SMALLINT NOT NULL DEFAULT 0 CHECK (forced IN (0, 1)),
    state $text NOT NULL
        CHECK (state IN ('waiting', 'reading', 'duplicate', 'taken', 'attached', 'dropped', 'refused', 'failed')),
    node $text NOT NULL DEFAULT '',
    lease_until BIGINT NOT NULL DEFAULT 0,
    tries BIGINT NOT NULL DEFAULT 0,
    brought_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    paper_id BIGINT REFERENCES papers (id),
    like_paper BIGINT REFERENCES papers (id),
    like_kind $text NOT NULL DEFAULT '' CHECK (like_kind IN ('', 'bytes', 'number', 'text')),
    like_share BIGINT NOT NULL DEFAULT 0,
    told_json $text NOT NULL DEFAULT '',
    error_json $text NOT NULL DEFAULT '',
    decided_by $text NOT NULL DEFAULT '',
    reason $text NOT NULL DEFAULT ''
);

CREATE INDEX intake_jobs_newest ON intake_jobs (organisation_id, id);

CREATE INDEX intake_jobs_by_digest ON intake_jobs (digest);

CREATE INDEX intake_jobs_of_batch ON intake_jobs (batch, id);

CREATE INDEX intake_jobs_open ON intake_jobs (slow, id) WHERE state IN ('waiting', 'reading');

CREATE INDEX intake_jobs_to_sweep ON intake_jobs (id) WHERE kept = 1 AND state IN ('refused', 'dropped');

-- Eight numbers for each paper's text: two texts that are nearly the same share one of them. src/documents/intake/sketch.hpp
CREATE TABLE paper_sketches (
    band BIGINT NOT NULL,
    paper_id BIGINT NOT NULL REFERENCES papers (id),
    PRIMARY KEY (band, paper_id)
);

CREATE INDEX paper_sketches_of ON paper_sketches (paper_id);
