-- The trace of the request by which a person made or last resumed the task; no trace, no value.
ALTER TABLE tasks ADD COLUMN traceparent TEXT;
