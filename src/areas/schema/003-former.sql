-- The names of the units that one came from: they tell why a search found it. Filled with the next change.
ALTER TABLE area_rows ADD COLUMN former TEXT NOT NULL DEFAULT '';
