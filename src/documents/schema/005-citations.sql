-- What papers cite, as read; made anew from the current reading. `name` is how number and symbol are compared among citations.
CREATE TABLE paper_names (
    paper_id BIGINT PRIMARY KEY REFERENCES papers (id),
    name $text NOT NULL
);

CREATE INDEX paper_names_by_name ON paper_names (name, paper_id);

CREATE TABLE paper_citations (
    paper_id BIGINT NOT NULL REFERENCES papers (id),
    position BIGINT NOT NULL,
    name $text NOT NULL,
    printed $text NOT NULL,
    type $text NOT NULL,
    issuer $text NOT NULL,
    date_text $text NOT NULL,
    other_dates $text NOT NULL,
    PRIMARY KEY (paper_id, position)
);

CREATE INDEX paper_citations_by_name ON paper_citations (name, paper_id);

-- "This one replaces, amends, answers, encloses that one." Proposed from the wording until a person sets or refuses it. The other paper is
-- known by its number where it is not in the register.
CREATE TABLE paper_relations (
    id $id,
    paper_id BIGINT NOT NULL REFERENCES papers (id),
    kind $text NOT NULL CHECK (kind IN ('replaces', 'amends', 'answers', 'encloses')),
    name $text NOT NULL,
    printed $text NOT NULL,
    state $text NOT NULL CHECK (state IN ('proposed', 'set', 'refused')),
    changed_at BIGINT NOT NULL,
    changed_by $text NOT NULL,
    UNIQUE (paper_id, kind, name)
);

CREATE INDEX paper_relations_by_name ON paper_relations (name, state);
