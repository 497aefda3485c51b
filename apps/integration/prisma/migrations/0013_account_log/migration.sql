-- What accounts did and what came of it, for 90 days. It outlives the account: what a team did stays told.
CREATE TABLE account_log (
  id             uuid PRIMARY KEY,
  team_id        uuid NOT NULL,
  account_id     uuid,
  at             timestamptz(3) NOT NULL,
  kind           text NOT NULL,
  method         text,
  code           text,
  platform_error text,
  detail         jsonb NOT NULL
);
-- Newest first, of a team, of one of its accounts, of one code.
CREATE INDEX account_log_team_id_id_idx ON account_log (team_id, id);
CREATE INDEX account_log_account_id_id_idx ON account_log (account_id, id);
CREATE INDEX account_log_team_id_code_id_idx ON account_log (team_id, code, id);
-- Counts by day and code read this alone.
CREATE INDEX account_log_team_id_at_idx ON account_log (team_id, at) INCLUDE (account_id, kind, code);
-- Rows are written in the order of time: what is too old lies together.
CREATE INDEX account_log_at_idx ON account_log USING brin (at);
