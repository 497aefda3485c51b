import {
  type AccountStanding,
  type Restriction,
  RestrictionKind,
  restrictionEndings,
  whyRestricted,
} from '@muster/contracts';
import type { Pool } from '@muster/service-kit';
import { postgresLag, postgresNow } from '../time/postgres-now.ts';

/** A pool, or a transaction. */
type Sql = Pick<Pool, 'query'>;

type Row = {
  account_id: string;
  standing_version: number;
  logged_out_at: Date | null;
  kind: string | null;
  since: Date;
  until: Date | null;
  mandated_until: Date | null;
  reason: string | null;
  actor: string | null;
};

/**
 * One row for each restriction, one without for an account under none. An account whose session is lost stands under
 * that alone: the person may be with another team, of whom nothing is told. So are the words of another team's people.
 */
const STANDINGS = `
  SELECT account.id AS account_id, account.standing_version, account.logged_out_at,
    present.kind, present.since, present.until, present.mandated_until,
    CASE WHEN present.team_id = account.team_id THEN present.reason END AS reason,
    CASE WHEN present.team_id = account.team_id THEN present.actor END AS actor
  FROM (SELECT * FROM accounts WHERE NOT is_removed) AS account
  LEFT JOIN restrictions present ON present.person_key = account.person_key
    AND account.logged_out_at IS NULL AND (present.until IS NULL OR present.until > ${postgresNow('$1')})`;

/** Longest first. */
const IN_ORDER = 'ORDER BY account.id, present.until DESC NULLS FIRST, present.kind';

/** How these accounts stand now. */
export async function readStandings(sql: Sql, accountIds: readonly string[]): Promise<AccountStanding[]> {
  const { rows } = await sql.query<Row>(`${STANDINGS} WHERE account.id = ANY($2::uuid[]) ${IN_ORDER}`, [
    postgresLag(),
    accountIds,
  ]);
  return toStandings(rows);
}

/** How one account stands now; null for one that nobody registered, or that was removed. */
export async function readStanding(sql: Sql, accountId: string): Promise<AccountStanding | null> {
  return (await readStandings(sql, [accountId]))[0] ?? null;
}

/** How every account of a team stands now. */
export async function readTeamStandings(sql: Sql, teamId: string): Promise<AccountStanding[]> {
  const { rows } = await sql.query<Row>(`${STANDINGS} WHERE account.team_id = $2 ${IN_ORDER}`, [
    postgresLag(),
    teamId,
  ]);
  return toStandings(rows);
}

/** What another team than the account's own may learn of a standing. */
export const withoutWords = (standing: AccountStanding): AccountStanding => ({
  ...standing,
  restrictions: standing.restrictions.map(restriction => ({ ...restriction, changedBy: null })),
});

function toStandings(rows: readonly Row[]): AccountStanding[] {
  const standings = new Map<string, AccountStanding>();
  for (const row of rows) {
    const { account_id: accountId, standing_version: version } = row;
    const standing = standings.get(accountId) ?? { accountId, version, restrictions: [] };
    standings.set(accountId, standing);
    standing.restrictions.push(...toRestrictions(row));
  }
  return [...standings.values()];
}

function toRestrictions(row: Row): Restriction[] {
  if (row.logged_out_at) return [present('logged_out', { ...row, since: row.logged_out_at })];
  return row.kind === null ? [] : [present(RestrictionKind.parse(row.kind), row)];
}

function present(kind: RestrictionKind, row: Omit<Row, 'kind'>): Restriction {
  const { since, until, mandated_until: mandatedUntil } = row;
  return {
    kind,
    since: since.toISOString(),
    until: until?.toISOString() ?? null,
    mandatedUntil: mandatedUntil?.toISOString() ?? null,
    message: whyRestricted(kind),
    ending: restrictionEndings[kind],
    changedBy: toPerson(row),
  };
}

/** The person who changed something, where one did. */
export const toPerson = ({ actor, reason }: Pick<Row, 'actor' | 'reason'>): Restriction['changedBy'] =>
  actor === null ? null : { userId: actor, reason: reason ?? '' };
