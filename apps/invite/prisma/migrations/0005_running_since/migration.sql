-- When a person last started or resumed the task: what accounts were refused before is asked about again.
ALTER TABLE tasks ADD COLUMN running_since TIMESTAMPTZ(3);
UPDATE tasks SET running_since = started_at;
