import {
  type AccountChange,
  type AccountStanding,
  type accountEvents,
  RestrictionKind,
  restrictionEnds,
  whyRestricted,
} from '@muster/contracts';
import { clock, inTransaction, type LiveFeed, type Pool } from '@muster/service-kit';
import { z } from 'zod';
import { readStandings, toPerson } from '../standings/read-standings.ts';

export type TellDependencies = { pool: Pool; feed: Pick<LiveFeed<typeof accountEvents>, 'deliver'> };

/** Told at a time. */
const TOGETHER = 100;

const Change = z.enum(['restricted', 'lifted', 'recovered', 'removed']);

type Row = {
  account_id: string;
  version: number;
  team_id: string;
  change: string;
  kind: string;
  since: Date;
  until: Date | null;
  reason: string | null;
  actor: string | null;
};

/**
 * Tells those who watch a team's accounts what has changed and was not told yet. What one replica tells no other one
 * does: they take different changes. One that dies in the middle leaves them to be told once more. Changes told together
 * carry the same version, that of the standing they all come with: only a smaller one is older.
 */
export async function tellChanges(dependencies: TellDependencies): Promise<void> {
  while ((await tellSome(dependencies)) === TOGETHER);
}

function tellSome({ pool, feed }: TellDependencies): Promise<number> {
  return inTransaction(pool, async client => {
    const { rows } = await client.query<Row>(
      `SELECT account_id, version, team_id, change, kind, since, until, reason, actor FROM account_changes
       WHERE told_at IS NULL ORDER BY account_id, version LIMIT ${TOGETHER} FOR UPDATE SKIP LOCKED`,
    );
    if (rows.length === 0) return 0;
    const ids = rows.map(row => row.account_id);
    const standings = new Map(
      (await readStandings(client, ids)).map(standing => [standing.accountId, standing]),
    );
    for (const row of rows) await tell(feed, row, standings.get(row.account_id));
    await client.query(
      `UPDATE account_changes SET told_at = $3
       FROM unnest($1::uuid[], $2::integer[]) AS told (account_id, version)
       WHERE account_changes.account_id = told.account_id AND account_changes.version = told.version`,
      [ids, rows.map(row => row.version), new Date(clock.now())],
    );
    return rows.length;
  });
}

/**
 * The standing is that of now, with all that has changed since: so no event ever takes anybody back. Of an account that
 * was removed, and so stands in no way, that is all there is to tell; of one that is there again it is no more true.
 */
async function tell(
  feed: TellDependencies['feed'],
  row: Row,
  standing: AccountStanding | undefined,
): Promise<void> {
  const { account_id: accountId, team_id: teamId, version } = row;
  const change = Change.parse(row.change);
  if (change !== 'removed') {
    if (standing) await feed.deliver(teamId, change, toChange(row, change, standing));
  } else if (!standing) {
    await feed.deliver(teamId, 'removed', { accountId, version });
  }
}

function toChange(
  row: Row,
  change: 'restricted' | 'lifted' | 'recovered',
  standing: AccountStanding,
): AccountChange {
  const kind = RestrictionKind.parse(row.kind);
  return {
    ...standing,
    kind,
    since: row.since.toISOString(),
    until: row.until?.toISOString() ?? null,
    message: change === 'restricted' ? whyRestricted(kind) : restrictionEnds[change],
    changedBy: toPerson(row),
  };
}
