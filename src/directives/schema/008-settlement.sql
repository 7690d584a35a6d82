-- How an incoming paper is being settled, as the officer writes it down beside the register: src/directives/settlement/. Every version is kept
-- in the log.
CREATE TABLE settlements (
    entry_id BIGINT PRIMARY KEY REFERENCES entries (id),
    progress $text NOT NULL,
    settled_on DATE,
    version BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by $text NOT NULL
);
