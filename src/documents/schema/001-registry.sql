-- Papers that were taken in, the registers ("books") in which they stand, and who may see them. Nghị định 30/2020/NĐ-CP, annexes IV and VI.

-- Files as they came, once each whatever how often they come: src/documents/registry/originals.hpp. `digest` names the file.
CREATE TABLE originals (
    digest $text PRIMARY KEY,
    bytes BIGINT NOT NULL CHECK (bytes >= 0),
    kept_at BIGINT NOT NULL
);

-- One paper: what its head says, as proposed by the reader (state draft) or as a person confirmed it. `dated` is NULL where the day is
-- blank; `date_text` then holds what there is ("2023-06"). `listed_day` is `dated`, else the day it was taken in: lists are newest first.
-- `number_key` is folded number and symbol, "306/ldtbxhvpqggn", without blanks and dashes.
CREATE TABLE papers (
    id $id,
    state $text NOT NULL CHECK (state IN ('draft', 'confirmed', 'withdrawn')),
    version BIGINT NOT NULL,
    issuer_id BIGINT REFERENCES organisations (id),
    issuer $text NOT NULL,
    parent_issuer $text NOT NULL,
    number $text NOT NULL,
    symbol $text NOT NULL,
    number_key $text NOT NULL,
    type $text NOT NULL,
    place $text NOT NULL,
    dated DATE,
    date_text $text NOT NULL,
    listed_day DATE NOT NULL,
    subject $text NOT NULL,
    signer $text NOT NULL,
    signer_title $text NOT NULL,
    directed_by $text NOT NULL,
    urgency SMALLINT NOT NULL CHECK (urgency BETWEEN 0 AND 3),
    addressees_json $text NOT NULL,
    recipients_json $text NOT NULL,
    pages BIGINT NOT NULL,
    searched $text NOT NULL,
    taken_in_at BIGINT NOT NULL,
    taken_in_by $text NOT NULL,
    taken_in_for BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by $text NOT NULL,
    confirmed_at BIGINT,
    confirmed_by $text NOT NULL DEFAULT '',
    withdrawn_at BIGINT,
    withdrawn_by $text NOT NULL DEFAULT '',
    withdrawn_reason $text NOT NULL DEFAULT ''
);

CREATE INDEX papers_newest ON papers (listed_day, id);

CREATE INDEX papers_number ON papers (number_key);

CREATE INDEX papers_state ON papers (state, listed_day, id);

-- The words of `searched` (the head, not the text): for lists.
CREATE TABLE paper_words (
    word $text NOT NULL,
    row_id BIGINT NOT NULL,
    PRIMARY KEY (word, row_id)
);

-- The paper itself (position 0) and what is attached to it.
CREATE TABLE paper_files (
    paper_id BIGINT NOT NULL REFERENCES papers (id),
    position BIGINT NOT NULL,
    name $text NOT NULL,
    digest $text NOT NULL REFERENCES originals (digest),
    format $text NOT NULL,
    PRIMARY KEY (paper_id, position)
);

CREATE INDEX paper_files_by_digest ON paper_files (digest);

-- What the reader made of the paper, for each version of the reader that read it: the text, and the schema of `benvung read --json`.
-- `current` is the one that review, search and citations stand on.
CREATE TABLE paper_readings (
    paper_id BIGINT NOT NULL REFERENCES papers (id),
    reader $text NOT NULL,
    current SMALLINT NOT NULL CHECK (current IN (0, 1)),
    read_at BIGINT NOT NULL,
    recognised SMALLINT NOT NULL CHECK (recognised IN (0, 1)),
    text $text NOT NULL,
    reading_json $text NOT NULL,
    PRIMARY KEY (paper_id, reader)
);

-- Which organisations may see a paper: whoever took it in, keeps or owns a book in which it stands, or was sent it. `day` repeats
-- papers.listed_day, so that the newest of one organisation are found by one index.
CREATE TABLE paper_access (
    organisation_id BIGINT NOT NULL,
    paper_id BIGINT NOT NULL REFERENCES papers (id),
    day DATE NOT NULL,
    PRIMARY KEY (organisation_id, paper_id)
);

CREATE INDEX paper_access_newest ON paper_access (organisation_id, day, paper_id);

CREATE INDEX paper_access_of ON paper_access (paper_id);

-- A register. `keeper` writes it; `body` is whose papers it numbers: an office keeps one for itself and one for its committee.
CREATE TABLE books (
    id $id,
    keeper_id BIGINT NOT NULL REFERENCES organisations (id),
    body_id BIGINT NOT NULL REFERENCES organisations (id),
    direction $text NOT NULL CHECK (direction IN ('in', 'out')),
    series $text NOT NULL,
    name $text NOT NULL CHECK (name <> ''),
    closed SMALLINT NOT NULL DEFAULT 0 CHECK (closed IN (0, 1)),
    UNIQUE (body_id, direction, series)
);

CREATE INDEX books_of_keeper ON books (keeper_id);

-- The last number that was given out; locked while one is given.
CREATE TABLE book_years (
    book_id BIGINT NOT NULL REFERENCES books (id),
    year BIGINT NOT NULL CHECK (year BETWEEN 1900 AND 2200),
    last_number BIGINT NOT NULL CHECK (last_number >= 0),
    PRIMARY KEY (book_id, year)
);

-- One line of a register. Never removed: a number that was given in error is withdrawn with its reason, one that is left out on purpose is
-- skipped with its reason. `suffix`: "219a". `day`: arrival of an incoming paper, date of an outgoing one.
CREATE TABLE entries (
    id $id,
    book_id BIGINT NOT NULL REFERENCES books (id),
    year BIGINT NOT NULL,
    number BIGINT NOT NULL CHECK (number > 0),
    suffix $text NOT NULL DEFAULT '',
    state $text NOT NULL CHECK (state IN ('registered', 'skipped', 'withdrawn')),
    reason $text NOT NULL DEFAULT '',
    version BIGINT NOT NULL,
    day DATE NOT NULL,
    paper_id BIGINT REFERENCES papers (id),
    unit $text NOT NULL DEFAULT '',
    unit_id BIGINT REFERENCES organisations (id),
    due DATE,
    handling $text NOT NULL DEFAULT '',
    passed_on DATE,
    received_by $text NOT NULL DEFAULT '',
    copies BIGINT,
    recipients $text NOT NULL DEFAULT '',
    signer $text NOT NULL DEFAULT '',
    kept_by $text NOT NULL DEFAULT '',
    reply $text NOT NULL DEFAULT '',
    note $text NOT NULL DEFAULT '',
    registered_at BIGINT NOT NULL,
    registered_by $text NOT NULL,
    UNIQUE (book_id, year, number, suffix),
    CHECK ((state = 'skipped') = (paper_id IS NULL)),
    CHECK (state = 'registered' OR reason <> '')
);

CREATE INDEX entries_of_paper ON entries (paper_id);

CREATE INDEX entries_newest ON entries (book_id, day, id);
