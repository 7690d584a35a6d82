-- One row for each act; a chain for each organisation (0: the system itself). See src/audit/chain.hpp for the hash. `day` (in Vietnam)
-- and `folded` (who, what, why) are made from the others, for the list, and are not hashed.
CREATE TABLE audit_rows (
    chain BIGINT NOT NULL,
    number BIGINT NOT NULL CHECK (number > 0),
    at BIGINT NOT NULL,
    person BIGINT NOT NULL,
    post BIGINT NOT NULL,
    on_behalf_of BIGINT NOT NULL,
    actor $text NOT NULL,
    client $text NOT NULL,
    channel $text NOT NULL,
    verb $text NOT NULL,
    object $text NOT NULL,
    label $text NOT NULL,
    before_json $text NOT NULL,
    after_json $text NOT NULL,
    note $text NOT NULL,
    hash $text NOT NULL,
    day DATE NOT NULL,
    folded $text NOT NULL,
    PRIMARY KEY (chain, number)
);

CREATE INDEX audit_rows_by_time ON audit_rows (at, chain, number);

CREATE INDEX audit_rows_by_object ON audit_rows (object);

-- Kept apart: rows cut off at the end are noticed.
CREATE TABLE audit_heads (
    chain BIGINT PRIMARY KEY,
    number BIGINT NOT NULL,
    hash $text NOT NULL
);

-- sqlite:
CREATE TRIGGER audit_rows_no_update BEFORE UPDATE ON audit_rows BEGIN
    SELECT RAISE(ABORT, 'the audit log is only added to');
END;

-- sqlite:
CREATE TRIGGER audit_rows_no_delete BEFORE DELETE ON audit_rows BEGIN
    SELECT RAISE(ABORT, 'the audit log is only added to');
END;

-- postgresql:
CREATE FUNCTION audit_rows_refuse() RETURNS trigger LANGUAGE plpgsql AS $body$ BEGIN
    RAISE EXCEPTION 'the audit log is only added to' USING ERRCODE = 'check_violation';
END $body$;

-- postgresql:
CREATE TRIGGER audit_rows_only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_rows
    FOR EACH STATEMENT EXECUTE FUNCTION audit_rows_refuse();
