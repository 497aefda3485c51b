CREATE TABLE accounts (
  id           UUID PRIMARY KEY,
  team_id      UUID NOT NULL,
  platform     TEXT NOT NULL,
  person_key   TEXT NOT NULL,
  connected_at TIMESTAMPTZ(3) NOT NULL,
  logged_out_at TIMESTAMPTZ(3)
);
CREATE INDEX accounts_team_id_idx ON accounts (team_id);
CREATE INDEX accounts_person_key_idx ON accounts (person_key);

CREATE TABLE invite_rights (
  account_id  UUID NOT NULL,
  team_id     UUID NOT NULL,
  channel_key TEXT NOT NULL,
  may_invite  BOOLEAN NOT NULL,
  checked_at  TIMESTAMPTZ(3) NOT NULL,
  PRIMARY KEY (account_id, channel_key)
);

CREATE TABLE heads (
  key           TEXT PRIMARY KEY,
  epoch         INTEGER NOT NULL DEFAULT 0,
  version       BIGINT NOT NULL DEFAULT 0,
  first_seen_at TIMESTAMPTZ(3) NOT NULL
);

CREATE TABLE ledger (
  id              UUID PRIMARY KEY,
  team_id         UUID NOT NULL,
  account_id      UUID NOT NULL,
  person_key      TEXT NOT NULL,
  version         BIGINT NOT NULL,
  kind            TEXT NOT NULL CHECK (kind IN ('lease', 'release', 'permit', 'outcome', 'restriction', 'lift')),
  subject_id      UUID NOT NULL,
  decided_at      TIMESTAMPTZ(3) NOT NULL,
  holder          TEXT,
  action          TEXT,
  channel_key     TEXT,
  target_key      TEXT,
  latest_at       TIMESTAMPTZ(3),
  pause_ms        INTEGER,
  fencing_token   BIGINT,
  channel_version BIGINT,
  outcome         TEXT,
  counted_at      TIMESTAMPTZ(3),
  restriction     TEXT,
  until           TIMESTAMPTZ(3)
);
CREATE UNIQUE INDEX ledger_person_key_version_key ON ledger (person_key, version);
CREATE UNIQUE INDEX ledger_kind_subject_id_key ON ledger (kind, subject_id);
CREATE INDEX ledger_person_key_kind_decided_at_idx ON ledger (person_key, kind, decided_at);
CREATE INDEX ledger_channel_key_channel_version_idx ON ledger (channel_key, channel_version);

-- What was decided stays as it was decided.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the ledger is append-only';
END $$;
CREATE TRIGGER ledger_is_append_only BEFORE UPDATE OR DELETE ON ledger
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
