-- Profiles by the operator: only what they make stricter. The team is that of who wrote it last.
CREATE TABLE profiles (
  name       TEXT PRIMARY KEY,
  team_id    UUID NOT NULL,
  user_id    UUID NOT NULL,
  version    INTEGER NOT NULL,
  numbers    JSONB NOT NULL,
  changed_at TIMESTAMPTZ(3) NOT NULL
);

-- Null: the installation's own profile.
ALTER TABLE accounts ADD COLUMN profile TEXT;
CREATE INDEX accounts_profile_idx ON accounts (profile) WHERE profile IS NOT NULL;

-- Counts every change above: who remembers them looks at this one row alone.
CREATE TABLE profile_changes (
  only_row BOOLEAN PRIMARY KEY DEFAULT true CHECK (only_row),
  counter  BIGINT NOT NULL
);
INSERT INTO profile_changes (counter) VALUES (0);

-- Entries on their way to the audit trail in identity.
CREATE TABLE audit_outbox (
  id           UUID PRIMARY KEY,
  team_id      UUID NOT NULL,
  action       TEXT NOT NULL,
  user_id      UUID,
  subject_kind TEXT NOT NULL,
  subject_id   TEXT NOT NULL,
  details      JSONB NOT NULL,
  at           TIMESTAMPTZ(3) NOT NULL,
  attempts     INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX audit_outbox_attempts_id_idx ON audit_outbox (attempts, id);

CREATE FUNCTION iso_time(moment TIMESTAMPTZ) RETURNS TEXT LANGUAGE SQL STABLE AS $$
  SELECT to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;

-- What a person changes in the ledger is told in the same transaction, whichever statement writes it.
CREATE FUNCTION tell_audit_trail() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO audit_outbox (id, team_id, action, user_id, subject_kind, subject_id, details, at) VALUES (
    NEW.subject_id,
    NEW.team_id,
    CASE
      WHEN NEW.restriction = 'paused' THEN CASE NEW.kind WHEN 'lift' THEN 'account_resumed' ELSE 'account_paused' END
      ELSE CASE NEW.kind WHEN 'lift' THEN 'restriction_lifted' ELSE 'restriction_extended' END
    END,
    NEW.actor::uuid,
    'account',
    NEW.account_id::text,
    jsonb_build_object(
      'restriction', NEW.restriction,
      'reason', NEW.reason,
      'before', jsonb_build_object('until', iso_time(NEW.until_before)),
      'after', jsonb_build_object('until', iso_time(NEW.until))
    ),
    NEW.decided_at
  );
  RETURN NULL;
END $$;
CREATE TRIGGER ledger_tells_audit_trail AFTER INSERT ON ledger
  FOR EACH ROW WHEN (NEW.actor IS NOT NULL) EXECUTE FUNCTION tell_audit_trail();
