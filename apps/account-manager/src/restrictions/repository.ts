import type { RestrictionKind } from '@muster/contracts';
import { clock, type Pool } from '@muster/service-kit';

/** Whether the ledger has a person under a restriction of this kind. */
export async function isRestricted(
  pool: Pool,
  { personKey, kind }: { personKey: string; kind: RestrictionKind },
): Promise<boolean> {
  const { rowCount } = await pool.query(
    'SELECT FROM restrictions WHERE person_key = $1 AND kind = $2 AND (until IS NULL OR until > $3)',
    [personKey, kind, new Date(clock.now())],
  );
  return rowCount === 1;
}

/** Those of these people who are under a restriction that no time ends. */
export async function findKeptOut(pool: Pool, personKeys: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await pool.query<{ person_key: string }>(
    'SELECT DISTINCT person_key FROM restrictions WHERE person_key = ANY($1) AND until IS NULL',
    [personKeys],
  );
  return new Set(rows.map(row => row.person_key));
}

/**
 * Notes that an account's session has ended, unless it was connected anew since. It stands with the account and not in
 * the ledger: there it would move the version of the person, who may work through another account meanwhile.
 */
export async function markLoggedOut(pool: Pool, accountId: string, observedAt: Date): Promise<void> {
  await pool.query(
    `WITH ended AS (
       UPDATE accounts SET logged_out_at = $2, standing_version = standing_version + 1
       WHERE id = $1 AND connected_at <= $2 AND logged_out_at IS NULL
       RETURNING id, team_id, standing_version
     )
     INSERT INTO account_changes (account_id, version, team_id, change, kind, since, at)
     SELECT id, standing_version, team_id, 'restricted', 'logged_out', $2, $2 FROM ended`,
    [accountId, observedAt],
  );
}
