-- Numbered as written: what changes an account's row and reports it is one transaction at a time, so of one account
-- the numbers are in the order of what happened, whatever clocks say.
ALTER TABLE outbox ADD COLUMN position bigint GENERATED ALWAYS AS IDENTITY;
DROP INDEX outbox_attempts_id_idx;
CREATE INDEX outbox_account_id_position_idx ON outbox (account_id, position);
