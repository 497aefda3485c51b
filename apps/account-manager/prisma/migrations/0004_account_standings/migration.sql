-- Every change of what keeps an account out of work gets a version, is told to those who watch, and is brought to
-- integration. Recorded in the transaction of the change, so that no crash loses it.
ALTER TABLE accounts
  ADD COLUMN standing_version INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN brought_version INTEGER NOT NULL DEFAULT 0;
CREATE INDEX accounts_not_brought_idx ON accounts (id) WHERE brought_version < standing_version;

CREATE INDEX restrictions_until_idx ON restrictions (until);

CREATE TABLE account_changes (
  account_id UUID NOT NULL,
  version    INTEGER NOT NULL,
  team_id    UUID NOT NULL,
  change     TEXT NOT NULL CHECK (change IN ('restricted', 'lifted', 'recovered')),
  kind       TEXT NOT NULL,
  since      TIMESTAMPTZ(3) NOT NULL,
  until      TIMESTAMPTZ(3),
  reason     TEXT,
  actor      UUID,
  at         TIMESTAMPTZ(3) NOT NULL,
  told_at    TIMESTAMPTZ(3),
  PRIMARY KEY (account_id, version)
);
CREATE INDEX account_changes_untold_idx ON account_changes (at) WHERE told_at IS NULL;
CREATE INDEX account_changes_at_idx ON account_changes (at);

-- A line of the ledger about a restriction changes the standing of every account the person works through now. The
-- words of a person are for the team they were said to: another that has the same person does not learn them.
CREATE FUNCTION note_account_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  present restrictions%ROWTYPE;
BEGIN
  SELECT * INTO present FROM restrictions WHERE person_key = NEW.person_key AND kind = NEW.restriction;
  WITH moved AS (
    UPDATE accounts SET standing_version = standing_version + 1
    WHERE person_key = NEW.person_key AND logged_out_at IS NULL
    RETURNING id, team_id, standing_version
  )
  INSERT INTO account_changes (account_id, version, team_id, change, kind, since, until, reason, actor, at)
  SELECT id, standing_version, team_id,
    CASE WHEN present.kind IS NULL THEN 'lifted' ELSE 'restricted' END,
    NEW.restriction,
    coalesce(present.since, NEW.since),
    CASE WHEN present.kind IS NULL THEN NEW.decided_at ELSE present.until END,
    CASE WHEN team_id = NEW.team_id THEN NEW.reason END,
    CASE WHEN team_id = NEW.team_id THEN NEW.actor::uuid END,
    NEW.decided_at
  FROM moved;
  RETURN NULL;
END $$;
CREATE TRIGGER ledger_changes_accounts AFTER INSERT ON ledger
  FOR EACH ROW WHEN (NEW.kind IN ('restriction', 'lift')) EXECUTE FUNCTION note_account_change();

-- A wish of a person that may arrive twice, with the answer it had (service-kit, runOnceOutside).
CREATE TABLE idempotency_keys (
  team_id    UUID NOT NULL,
  user_id    UUID NOT NULL,
  route      TEXT NOT NULL,
  key        TEXT NOT NULL,
  body_hash  TEXT NOT NULL,
  answer     JSONB,
  created_at TIMESTAMPTZ(3) NOT NULL,
  PRIMARY KEY (team_id, user_id, route, key)
);
CREATE INDEX idempotency_keys_created_at_idx ON idempotency_keys (created_at);
