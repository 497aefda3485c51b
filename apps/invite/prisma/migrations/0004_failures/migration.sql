-- Failures in a row that only time can help, since the platform last answered: the rest grows with them.
ALTER TABLE tasks ADD COLUMN failures INTEGER NOT NULL DEFAULT 0;
