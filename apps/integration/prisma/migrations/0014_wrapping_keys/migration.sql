-- Which of the installation's wrapping keys a session's data key is wrapped with. There was one, and it is called 1.
ALTER TABLE sessions ADD COLUMN wrapping_key_id text NOT NULL DEFAULT '1';
ALTER TABLE sessions ALTER COLUMN wrapping_key_id DROP DEFAULT;
-- Those that are still wrapped with an older one are looked for every other second.
CREATE INDEX sessions_wrapping_key_id_idx ON sessions (wrapping_key_id);
