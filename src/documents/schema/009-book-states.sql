-- The lines of a register in one state, the newest first: what was skipped or withdrawn is rare. The state stands first so that no engine
-- takes this index, and sorts, where all states are asked for.
CREATE INDEX entries_in_state ON entries (state, book_id, day, id);
