-- Failures in a row that only time can help, since the last page: the rest grows with them.
ALTER TABLE tasks ADD COLUMN failures INTEGER NOT NULL DEFAULT 0;
