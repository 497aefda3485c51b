-- Partitions by month, totals that outlive them, and what issue 4 adds to the entries (docs/decisions/0009).

-- The first UUIDv7 of a moment: an id sorts by the time it was made.
CREATE FUNCTION first_id_at(moment TIMESTAMPTZ) RETURNS UUID LANGUAGE SQL IMMUTABLE AS $$
  SELECT (lpad(to_hex((extract(epoch FROM moment) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid
$$;

CREATE FUNCTION month_of(moment TIMESTAMPTZ) RETURNS TIMESTAMPTZ LANGUAGE SQL STABLE AS $$
  SELECT date_trunc('month', moment, 'UTC')
$$;

ALTER TABLE ledger RENAME TO ledger_before;
ALTER INDEX ledger_kind_subject_id_key RENAME TO ledger_before_kind_subject_id_key;
ALTER INDEX ledger_person_key_kind_decided_at_idx RENAME TO ledger_before_person_key_kind_decided_at_idx;
ALTER INDEX ledger_channel_key_channel_version_idx RENAME TO ledger_before_channel_key_channel_version_idx;
ALTER TABLE ledger_before RENAME CONSTRAINT ledger_pkey TO ledger_before_pkey;

CREATE TABLE ledger (
  team_id         UUID NOT NULL,
  account_id      UUID NOT NULL,
  person_key      TEXT NOT NULL,
  version         BIGINT NOT NULL,
  kind            TEXT NOT NULL CHECK (kind IN ('lease', 'release', 'permit', 'outcome', 'restriction', 'lift')),
  subject_id      UUID NOT NULL,
  decided_at      TIMESTAMPTZ(3) NOT NULL,
  holder          TEXT,
  purpose         TEXT,
  action          TEXT,
  channel_key     TEXT,
  to_stranger     BOOLEAN,
  target_key      TEXT,
  latest_at       TIMESTAMPTZ(3),
  pause_ms        INTEGER,
  fencing_token   BIGINT,
  channel_version BIGINT,
  outcome         TEXT,
  counted_at      TIMESTAMPTZ(3),
  account_fault   BOOLEAN,
  error_score     INTEGER,
  restriction     TEXT,
  since           TIMESTAMPTZ(3),
  until           TIMESTAMPTZ(3),
  mandated_until  TIMESTAMPTZ(3),
  until_before    TIMESTAMPTZ(3),
  reason          TEXT,
  actor           TEXT,
  PRIMARY KEY (kind, subject_id)
) PARTITION BY RANGE (subject_id);
-- That no version is there twice is the heads' doing: only the next one is appended, under their lock.
CREATE INDEX ledger_person_key_kind_version_idx ON ledger (person_key, kind, version);
CREATE INDEX ledger_person_key_kind_decided_at_idx ON ledger (person_key, kind, decided_at);
CREATE INDEX ledger_channel_key_channel_version_idx ON ledger (channel_key, channel_version)
  WHERE channel_version IS NOT NULL;

CREATE TRIGGER ledger_is_append_only BEFORE UPDATE OR DELETE ON ledger
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Makes room for the ids of one month; that it is there already is fine. It needs the whole ledger for a moment, and
-- gives up rather than let everybody wait behind it.
CREATE FUNCTION make_ledger_month(moment TIMESTAMPTZ) RETURNS VOID LANGUAGE plpgsql SET lock_timeout = '2s' AS $$
DECLARE
  first CONSTANT TIMESTAMPTZ := month_of(moment);
  next  CONSTANT TIMESTAMPTZ := month_of(first + interval '32 days');
  name  CONSTANT TEXT := 'ledger_' || to_char(first AT TIME ZONE 'UTC', 'YYYY_MM');
BEGIN
  -- Several replicas make months at the same time.
  PERFORM pg_advisory_xact_lock(hashtext('ledger months'));
  IF to_regclass(name) IS NULL THEN
    -- Everything that reads it is short: to start a second process would take longer.
    EXECUTE format('CREATE TABLE %I PARTITION OF ledger FOR VALUES FROM (%L) TO (%L) WITH (parallel_workers = 0)',
      name, first_id_at(first), first_id_at(next));
  END IF;
END $$;

-- How far the ledger is compacted: ids from before `closed_before` have no rows any more, and never get new ones.
CREATE TABLE ledger_horizon (
  only_row      BOOLEAN PRIMARY KEY DEFAULT true CHECK (only_row),
  closed_before TIMESTAMPTZ(3) NOT NULL
);
INSERT INTO ledger_horizon (closed_before)
  SELECT least(month_of(now() - interval '92 days'), month_of(min(uuid_extract_timestamp(subject_id)))) FROM ledger_before;

SELECT make_ledger_month(month) FROM generate_series(
  (SELECT closed_before FROM ledger_horizon), month_of(now()) + interval '32 days', interval '1 month', 'UTC') AS month;

INSERT INTO ledger (team_id, account_id, person_key, version, kind, subject_id, decided_at, holder, action, channel_key,
  to_stranger, target_key, latest_at, pause_ms, fencing_token, channel_version, outcome, counted_at, account_fault,
  error_score, restriction, since, until, mandated_until)
SELECT team_id, account_id, person_key, version, kind, subject_id, decided_at, holder, action, channel_key,
  -- Nobody said who wrote first; a stranger is the stricter reading.
  CASE WHEN kind = 'permit' THEN action = 'direct_message' END,
  target_key, latest_at, pause_ms, fencing_token, channel_version, outcome, counted_at,
  CASE WHEN kind = 'outcome' THEN false END, CASE WHEN kind = 'outcome' THEN 0 END,
  restriction, CASE WHEN kind = 'restriction' THEN decided_at END, until, until
FROM ledger_before;

-- What was ever used of a channel: lasts longer than the months it was used in.
CREATE TABLE lifetime_counts (
  person_key  TEXT NOT NULL,
  channel_key TEXT NOT NULL,
  team_id     UUID NOT NULL,
  used        INTEGER NOT NULL,
  PRIMARY KEY (person_key, channel_key, team_id)
);
INSERT INTO lifetime_counts (person_key, channel_key, team_id, used)
SELECT permit.person_key, permit.channel_key, permit.team_id,
  count(*) FILTER (WHERE outcome.outcome IS DISTINCT FROM 'refunded')
FROM ledger permit
LEFT JOIN ledger outcome ON outcome.kind = 'outcome' AND outcome.subject_id = permit.subject_id
WHERE permit.kind = 'permit' AND permit.channel_key IS NOT NULL
GROUP BY permit.person_key, permit.channel_key, permit.team_id;

-- The restriction of each kind that a person is under, or was under last.
CREATE TABLE restrictions (
  person_key     TEXT NOT NULL,
  kind           TEXT NOT NULL,
  team_id        UUID NOT NULL,
  account_id     UUID NOT NULL,
  since          TIMESTAMPTZ(3) NOT NULL,
  until          TIMESTAMPTZ(3),
  mandated_until TIMESTAMPTZ(3),
  reason         TEXT,
  actor          TEXT,
  version        BIGINT NOT NULL,
  PRIMARY KEY (person_key, kind)
);
INSERT INTO restrictions (person_key, kind, team_id, account_id, since, until, mandated_until, version)
SELECT DISTINCT ON (person_key, restriction)
  person_key, restriction, team_id, account_id, decided_at, until, until, version
FROM ledger present
WHERE kind = 'restriction' AND NOT EXISTS (
  SELECT FROM ledger lift
  WHERE lift.kind = 'lift' AND lift.person_key = present.person_key
    AND lift.restriction = present.restriction AND lift.version > present.version)
ORDER BY person_key, restriction, until DESC NULLS FIRST;

-- How often a person's acts failed lately through a fault of theirs; moves with the outcomes.
ALTER TABLE heads ADD COLUMN error_score INTEGER NOT NULL DEFAULT 0;

DROP TABLE ledger_before;

-- The entry a head's version came with, `<kind>:<subject id>`: versions alone do not tell two histories apart when
-- Redis lost its last writes and took the same versions anew.
ALTER TABLE heads ADD COLUMN last TEXT;
-- What Redis holds has another shape from here on: every person and channel is rebuilt before the next decision.
UPDATE heads SET epoch = epoch + 1;
