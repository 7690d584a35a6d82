-- sqlite:
-- What search finds papers by: src/documents/search/. Nothing here is kept for its own sake: it is made again from papers, paper_readings and
-- paper_access (documents::search::rebuild), and copies of the store leave it out (db/copy.hpp). One row for each paper that can be found.
-- `slot` is the day of the paper, then the paper, then how often it was indexed: the order of `slot` is "newest first" read backwards.
-- `clauses`: one line "from to clause" for each duty, bytes of the text. The lexemes: src/documents/search/lexemes.hpp.
CREATE TABLE search_papers (
    slot INTEGER PRIMARY KEY,
    paper_id BIGINT NOT NULL UNIQUE REFERENCES papers (id),
    clauses $text NOT NULL
);

-- postgresql:
CREATE TABLE search_papers (
    slot BIGINT PRIMARY KEY,
    paper_id BIGINT NOT NULL UNIQUE REFERENCES papers (id),
    clauses $text NOT NULL,
    lexemes TSVECTOR NOT NULL
);

-- sqlite:
-- Lists of rows alone, without positions: pairs of words are lexemes of their own. An entry is never taken out: its row in search_papers
-- goes, and what points to no row is not found.
CREATE VIRTUAL TABLE search_index USING fts5 (lexemes, content = '', detail = none, columnsize = 0, tokenize = "ascii tokenchars '_=+/'");

-- postgresql:
-- What waits to be put into the index is read by every search: it is kept short.
CREATE INDEX search_papers_lexemes ON search_papers USING gin (lexemes) WITH (gin_pending_list_limit = 512);

-- postgresql:
-- Nothing is gained by knowing which lexemes are common, and planning with such a list costs more than the query.
ALTER TABLE search_papers ALTER COLUMN lexemes SET STATISTICS 0;
