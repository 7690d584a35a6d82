-- What the reader proposed for a paper and what people made of it: src/documents/review/store.hpp.

-- One thing that the reader read, or that a person added. `proposal_json` is never written over; `value_json` is what a person says
-- instead ('' where the proposal holds or was rejected). `offered`: the reader proposed something, so that it could be right or wrong.
-- `origin_id`: the duty from which this one was split, or into which it was joined. `decided_month`: "2026-11", of the first decision.
CREATE TABLE review_items (
    id $id,
    paper_id BIGINT NOT NULL REFERENCES papers (id),
    kind $text NOT NULL CHECK (kind IN ('header', 'duty', 'reference', 'money', 'target', 'status')),
    field $text NOT NULL,
    position BIGINT NOT NULL,
    state $text NOT NULL CHECK (state IN ('proposed', 'confirmed', 'corrected', 'rejected', 'added')),
    version BIGINT NOT NULL,
    offered SMALLINT NOT NULL CHECK (offered IN (0, 1)),
    proposal_json $text NOT NULL,
    value_json $text NOT NULL,
    origin_id BIGINT REFERENCES review_items (id),
    decided_month $text NOT NULL,
    changed_at BIGINT,
    changed_by $text NOT NULL,
    CHECK ((kind = 'header') = (field <> '')),
    CHECK ((state = 'proposed') = (decided_month = '')),
    CHECK (state NOT IN ('corrected', 'added') OR value_json <> '')
);

CREATE INDEX review_items_of ON review_items (paper_id, kind, position, id);

CREATE INDEX review_items_by_month ON review_items (decided_month, kind);

-- Every version of an item that people made, the present one too: nothing that was once said is lost.
CREATE TABLE review_versions (
    item_id BIGINT NOT NULL REFERENCES review_items (id),
    version BIGINT NOT NULL,
    state $text NOT NULL,
    value_json $text NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by $text NOT NULL,
    reason $text NOT NULL,
    PRIMARY KEY (item_id, version)
);

-- Saves that were carried out lately: one that comes again because its answer was lost is not carried out twice.
CREATE TABLE review_saves (
    paper_id BIGINT NOT NULL REFERENCES papers (id),
    token $text NOT NULL,
    saved_at BIGINT NOT NULL,
    PRIMARY KEY (paper_id, token)
);
