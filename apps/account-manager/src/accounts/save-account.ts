import { inTransaction, type Pool } from '@muster/service-kit';

export type ConnectedAccount = {
  id: string;
  teamId: string;
  platform: string;
  personKey: string;
  connectedAt: string;
};

/**
 * Makes an account known, and its person from this moment on; repeated and older reports change nothing. A session
 * that was lost is found again by a newer connection, and a person's earlier accounts, in whatever team, are over.
 */
export async function saveAccount(pool: Pool, account: ConnectedAccount): Promise<void> {
  const { id, teamId, platform, personKey, connectedAt } = account;
  await inTransaction(pool, async client => {
    // The person before their accounts, as every line of the ledger locks them.
    await client.query(KNOW_PERSON, [personKey, connectedAt]);
    await client.query(END_EARLIER, [id, personKey, connectedAt]);
    await client.query(CONNECT, [id, teamId, platform, personKey, connectedAt]);
  });
}

const KNOW_PERSON = `
  INSERT INTO heads (key, first_seen_at) VALUES ('person:' || $1, $2)
  ON CONFLICT (key) DO UPDATE SET first_seen_at = LEAST(heads.first_seen_at, excluded.first_seen_at)`;

const END_EARLIER = `
  WITH ended AS (
    UPDATE accounts SET logged_out_at = $3, standing_version = standing_version + 1
    WHERE person_key = $2 AND id <> $1 AND connected_at < $3 AND logged_out_at IS NULL
    RETURNING id, team_id, standing_version
  )
  INSERT INTO account_changes (account_id, version, team_id, change, kind, since, at)
  SELECT id, standing_version, team_id, 'restricted', 'logged_out', $3, $3 FROM ended`;

/** Told is that the session is there again; of a new account, what the person is under for longest. */
const CONNECT = `
  WITH lost AS (
    SELECT logged_out_at FROM accounts WHERE id = $1 AND logged_out_at IS NOT NULL
  ), connected AS (
    INSERT INTO accounts AS known (id, team_id, platform, person_key, connected_at, standing_version)
    VALUES ($1, $2, $3, $4, $5, 1)
    ON CONFLICT (id) DO UPDATE
      SET connected_at = excluded.connected_at, logged_out_at = NULL, standing_version = known.standing_version + 1
      WHERE known.connected_at < excluded.connected_at
    RETURNING id, team_id, standing_version
  ), news AS (
    SELECT 'lifted' AS change, 'logged_out' AS kind, logged_out_at AS since, $5::timestamptz AS until, 1 AS rank
    FROM lost
    UNION ALL (
      SELECT 'restricted', kind, since, until, 2 FROM restrictions
      WHERE person_key = $4 AND (until IS NULL OR until > $5::timestamptz)
      ORDER BY until DESC NULLS FIRST LIMIT 1
    )
    ORDER BY rank LIMIT 1
  )
  INSERT INTO account_changes (account_id, version, team_id, change, kind, since, until, at)
  SELECT connected.id, connected.standing_version, connected.team_id, news.change, news.kind, news.since, news.until, $5
  FROM connected, news`;
