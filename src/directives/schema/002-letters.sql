-- Letters about duties: src/directives/letters/.

-- Templates of an office's own, each upload a version; the newest that is not retired is used, else ours. The bytes lie among the originals.
CREATE TABLE letter_forms (
    id $id,
    owner_id BIGINT NOT NULL REFERENCES organisations (id),
    kind $text NOT NULL CHECK (kind IN ('urging', 'forwarding', 'notice')),
    version BIGINT NOT NULL,
    name $text NOT NULL CHECK (name <> ''),
    digest $text NOT NULL REFERENCES originals (digest),
    uploaded_at BIGINT NOT NULL,
    uploaded_by $text NOT NULL,
    retired SMALLINT NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
    UNIQUE (owner_id, kind, version)
);

-- `owner_id`: whose people write it. `body_id`: whose letter it is, the owner or the committee whose office it is. `content_json` is what people
-- edit until it is issued. `form_id`: the template it was made with; NULL: ours.
CREATE TABLE letters (
    id $id,
    owner_id BIGINT NOT NULL REFERENCES organisations (id),
    body_id BIGINT NOT NULL REFERENCES organisations (id),
    kind $text NOT NULL CHECK (kind IN ('urging', 'forwarding', 'notice')),
    mode $text NOT NULL CHECK (mode IN ('to_all', 'to_each')),
    state $text NOT NULL CHECK (state IN ('draft', 'issued', 'dropped')),
    version BIGINT NOT NULL,
    directive_id BIGINT REFERENCES directives (id),
    cited_id BIGINT REFERENCES papers (id),
    cited_number $text NOT NULL DEFAULT '',
    content_json $text NOT NULL,
    subject $text NOT NULL,
    searched $text NOT NULL,
    numbers $text NOT NULL DEFAULT '',
    made_at BIGINT NOT NULL,
    made_on DATE NOT NULL,
    made_by $text NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by $text NOT NULL,
    issued_on DATE,
    issued_by $text NOT NULL DEFAULT '',
    form_id BIGINT REFERENCES letter_forms (id),
    CHECK ((state = 'issued') = (issued_on IS NOT NULL))
);

CREATE INDEX letters_of ON letters (owner_id, made_on, id);

-- To whom it goes; once issued, with the paper that went there.
CREATE TABLE letter_recipients (
    letter_id BIGINT NOT NULL REFERENCES letters (id),
    position BIGINT NOT NULL,
    organisation_id BIGINT REFERENCES organisations (id),
    name $text NOT NULL CHECK (name <> ''),
    paper_id BIGINT REFERENCES papers (id),
    number $text NOT NULL DEFAULT '',
    PRIMARY KEY (letter_id, position)
);

CREATE INDEX letter_recipients_of_paper ON letter_recipients (paper_id);

-- Rows of the table in the letter, as they were on its day.
CREATE TABLE letter_facts (
    letter_id BIGINT NOT NULL REFERENCES letters (id),
    recipient BIGINT NOT NULL,
    position BIGINT NOT NULL,
    turn_id BIGINT REFERENCES turns (id),
    duty $text NOT NULL,
    due $text NOT NULL,
    standing $text NOT NULL,
    PRIMARY KEY (letter_id, recipient, position)
);

CREATE INDEX letter_facts_of_turn ON letter_facts (turn_id);

-- PDF of a letter, made by a child process, one at a time for each store; `made` of `total` papers are done. `digest`: the PDF, or a zip of them.
CREATE TABLE letter_prints (
    letter_id BIGINT PRIMARY KEY REFERENCES letters (id),
    state $text NOT NULL CHECK (state IN ('waiting', 'working', 'done', 'failed')),
    made BIGINT NOT NULL DEFAULT 0,
    total BIGINT NOT NULL,
    node $text NOT NULL DEFAULT '',
    lease_until BIGINT NOT NULL DEFAULT 0,
    asked_at BIGINT NOT NULL,
    asked_by $text NOT NULL,
    name $text NOT NULL DEFAULT '',
    digest $text REFERENCES originals (digest),
    trouble $text NOT NULL DEFAULT ''
);

CREATE INDEX letter_prints_open ON letter_prints (state);
