-- As before, in whatever order the reports come: a connection that is reported after a newer one of the same person,
-- through another account, is over already. Of two in one millisecond the one with the greater id is the newer.
CREATE OR REPLACE FUNCTION connect_account(
  new_id UUID, of_team UUID, on_platform TEXT, of_person TEXT, moment TIMESTAMPTZ
) RETURNS VOID LANGUAGE plpgsql SET lock_timeout = '1s' AS $$
DECLARE
  over_since TIMESTAMPTZ;
BEGIN
  -- The person before their accounts, as every line of the ledger locks them.
  INSERT INTO heads (key, first_seen_at) VALUES ('person:' || of_person, moment)
  ON CONFLICT (key) DO UPDATE SET first_seen_at = LEAST(heads.first_seen_at, excluded.first_seen_at);

  SELECT min(connected_at) INTO over_since FROM accounts
  WHERE person_key = of_person AND id <> new_id AND (connected_at, id) > (moment, new_id);

  WITH ended AS (
    UPDATE accounts SET logged_out_at = moment, standing_version = standing_version + 1
    WHERE person_key = of_person AND id <> new_id AND (connected_at, id) < (moment, new_id) AND logged_out_at IS NULL
    RETURNING id, team_id, standing_version
  )
  INSERT INTO account_changes (account_id, version, team_id, change, kind, since, at)
  SELECT id, standing_version, team_id, 'restricted', 'logged_out', moment, moment FROM ended;

  -- Told is that the session is over, or there again; of a new account, what the person is under for longest.
  WITH lost AS (
    SELECT logged_out_at FROM accounts WHERE id = new_id AND logged_out_at IS NOT NULL
  ), connected AS (
    INSERT INTO accounts AS known (id, team_id, platform, person_key, connected_at, logged_out_at, standing_version)
    VALUES (new_id, of_team, on_platform, of_person, moment, over_since, 1)
    ON CONFLICT (id) DO UPDATE
      SET connected_at = excluded.connected_at, logged_out_at = excluded.logged_out_at,
        standing_version = known.standing_version + 1
      WHERE known.connected_at < excluded.connected_at
    RETURNING id, team_id, standing_version
  ), news AS (
    SELECT 'restricted' AS change, 'logged_out' AS kind, over_since AS since, NULL::timestamptz AS until, 1 AS rank
    WHERE over_since IS NOT NULL
    UNION ALL
    SELECT 'lifted', 'logged_out', logged_out_at, moment, 2
    FROM lost
    UNION ALL (
      SELECT 'restricted', kind, since, until, 3 FROM restrictions
      WHERE person_key = of_person AND (until IS NULL OR until > moment)
      ORDER BY until DESC NULLS FIRST LIMIT 1
    )
    ORDER BY rank LIMIT 1
  )
  INSERT INTO account_changes (account_id, version, team_id, change, kind, since, until, at)
  SELECT connected.id, connected.standing_version, connected.team_id, news.change, news.kind, news.since, news.until,
    moment
  FROM connected, news;
END $$;
