import type { Pool } from '@muster/service-kit';

/** A connected account and the person whose limits it works under. */
export type KnownAccount = {
  id: string;
  teamId: string;
  personKey: string;
  /** When the person was first connected, by any team, in ms. */
  firstSeenAt: number;
  /** When its session ended or the person was connected elsewhere, in ms; it cannot act until it is connected anew. */
  loggedOutAt: number | null;
  /** How far the ledger is for the person: a Redis behind that has lost something. */
  ledgerVersion: number;
};

/**
 * Makes an account known, and its person from this moment on; repeated and older reports change nothing. A session
 * that was lost is found again by a newer connection, and a person's earlier accounts, in whatever team, are over.
 */
export async function saveAccount(
  pool: Pool,
  account: { id: string; teamId: string; platform: string; personKey: string; connectedAt: string },
): Promise<void> {
  await pool.query(
    `WITH person AS (
       INSERT INTO heads (key, first_seen_at) VALUES ('person:' || $4, $5::timestamptz)
       ON CONFLICT (key) DO UPDATE SET first_seen_at = LEAST(heads.first_seen_at, excluded.first_seen_at)
     ), superseded AS (
       UPDATE accounts SET logged_out_at = $5::timestamptz
       WHERE person_key = $4::text AND id <> $1 AND connected_at < $5::timestamptz AND logged_out_at IS NULL
     )
     INSERT INTO accounts (id, team_id, platform, person_key, connected_at)
     VALUES ($1, $2, $3, $4::text, $5::timestamptz)
     ON CONFLICT (id) DO UPDATE SET connected_at = excluded.connected_at, logged_out_at = NULL
       WHERE accounts.connected_at < excluded.connected_at`,
    [account.id, account.teamId, account.platform, account.personKey, account.connectedAt],
  );
}

/** Whether nobody has connected this person later than that. */
export async function isNewConnection(
  pool: Pool,
  { personKey, connectedAt }: { personKey: string; connectedAt: string },
): Promise<boolean> {
  const { rowCount } = await pool.query('SELECT FROM accounts WHERE person_key = $1 AND connected_at > $2', [
    personKey,
    connectedAt,
  ]);
  return rowCount === 0;
}

/** Notes that an account's session has ended, unless it was connected anew since. */
export async function markLoggedOut(pool: Pool, accountId: string, observedAt: Date): Promise<void> {
  await pool.query(
    'UPDATE accounts SET logged_out_at = $2 WHERE id = $1 AND connected_at <= $2 AND logged_out_at IS NULL',
    [accountId, observedAt],
  );
}

type AccountRow = {
  id: string;
  team_id: string;
  person_key: string;
  first_seen_at: Date;
  logged_out_at: Date | null;
  version: bigint;
};

const ACCOUNTS = `
  SELECT account.id, account.team_id, account.person_key, head.first_seen_at,
    account.logged_out_at, head.version
  FROM accounts account JOIN heads head ON head.key = 'person:' || account.person_key`;

export async function findAccount(pool: Pool, id: string): Promise<KnownAccount | null> {
  const { rows } = await pool.query<AccountRow>(`${ACCOUNTS} WHERE account.id = $1`, [id]);
  return rows[0] ? toAccount(rows[0]) : null;
}

/** The accounts of a team, or those of them that are named. */
export async function findTeamAccounts(
  pool: Pool,
  teamId: string,
  accountIds: readonly string[] | undefined,
): Promise<KnownAccount[]> {
  const { rows } = await pool.query<AccountRow>(
    `${ACCOUNTS} WHERE account.team_id = $1 AND ($2::uuid[] IS NULL OR account.id = ANY($2)) ORDER BY account.id`,
    [teamId, accountIds ?? null],
  );
  return rows.map(toAccount);
}

function toAccount(row: AccountRow): KnownAccount {
  return {
    id: row.id,
    teamId: row.team_id,
    personKey: row.person_key,
    firstSeenAt: row.first_seen_at.getTime(),
    loggedOutAt: row.logged_out_at?.getTime() ?? null,
    ledgerVersion: Number(row.version),
  };
}

/** The channels into which a team's accounts ever got a permit as this person. */
export async function findTeamChannels(pool: Pool, teamId: string, personKey: string): Promise<Set<string>> {
  const { rows } = await pool.query<{ channel_key: string }>(
    `SELECT DISTINCT channel_key FROM ledger
     WHERE kind = 'permit' AND person_key = $2 AND team_id = $1 AND channel_key IS NOT NULL`,
    [teamId, personKey],
  );
  return new Set(rows.map(row => row.channel_key));
}
