import type { Pool } from '@muster/service-kit';
import type { Position } from '../ledger/entry.ts';
import { together } from '../ledger/together.ts';
import type { KnownRight } from '../rights/repository.ts';

/** A connected account and the person whose limits it works under. */
export type KnownAccount = {
  id: string;
  teamId: string;
  personKey: string;
  /** When the person was first connected, by any team, in ms. */
  firstSeenAt: number;
  /** When its session ended or the person was connected elsewhere, in ms; it cannot act until it is connected anew. */
  loggedOutAt: number | null;
  /** Its team has removed it. Nobody finds it but who asks for it by name and wants to know why it cannot be had. */
  isRemoved: boolean;
  /** Where the ledger stands for the person: a Redis behind that has lost something. */
  head: Position;
};

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

type AccountRow = {
  id: string;
  team_id: string;
  person_key: string;
  first_seen_at: Date;
  logged_out_at: Date | null;
  is_removed: boolean;
  epoch: number;
  version: bigint;
  last: string | null;
};

const COLUMNS = `account.id, account.team_id, account.person_key, head.first_seen_at, account.logged_out_at,
  account.is_removed, head.epoch, head.version, head.last`;

const ACCOUNTS = `
  SELECT ${COLUMNS} FROM accounts account JOIN heads head ON head.key = 'person:' || account.person_key`;

export async function findAccount(pool: Pool, id: string): Promise<KnownAccount | null> {
  const { rows } = await pool.query<AccountRow>({
    name: 'find account',
    text: `${ACCOUNTS} WHERE account.id = $1 AND NOT account.is_removed`,
    values: [id],
  });
  return rows[0] ? toAccount(rows[0]) : null;
}

/** Those of a team among these accounts. */
export async function findAccounts(
  pool: Pool,
  { ids, teamId }: { ids: readonly string[]; teamId: string },
): Promise<KnownAccount[]> {
  const { rows } = await pool.query<AccountRow>(
    `${ACCOUNTS} WHERE account.id = ANY($1::uuid[]) AND account.team_id = $2 AND NOT account.is_removed`,
    [ids, teamId],
  );
  return rows.map(toAccount);
}

/** The accounts of a team. */
export async function findTeamAccounts(pool: Pool, teamId: string): Promise<KnownAccount[]> {
  const { rows } = await pool.query<AccountRow>({
    name: 'find team accounts',
    text: `${ACCOUNTS} WHERE account.team_id = $1 AND NOT account.is_removed ORDER BY account.id`,
    values: [teamId],
  });
  return rows.map(toAccount);
}

/** An account that could be leased, and what is known of its right to invite into the channel it is wanted for. */
export type Candidate = { account: KnownAccount; right: KnownRight | null };

export type CandidateQuestion = {
  teamId: string;
  accountIds?: readonly string[] | undefined;
  channel?: string | undefined;
};

/** Those who could be leased, and where the ledger stands for the channel; null where nobody ever got a permit for it. */
export type Candidates = { candidates: Candidate[]; channelHead: Position | null };

type RightRow = { may_invite: boolean | null; checked_at: Date | null };
type ChannelRow = { id: null; epoch: number; version: bigint; last: string | null };
type CandidateRow = { place: number } & ((AccountRow & RightRow) | ChannelRow);

/** The accounts of a team, or those of them that are named, with their rights in a channel. */
export const findCandidates = together(
  async (pool, questions: readonly CandidateQuestion[]): Promise<Candidates[]> => {
    const named = questions.flatMap(({ accountIds = [] }, place) => accountIds.map(id => ({ place, id })));
    const { rows } = await pool.query<CandidateRow>({
      name: 'find candidates',
      text: FIND_CANDIDATES,
      values: [
        questions.map((_, place) => place),
        questions.map(({ teamId }) => teamId),
        questions.map(({ channel }) => channel ?? null),
        questions.map(({ accountIds }) => accountIds === undefined),
        named.map(({ place }) => place),
        named.map(({ id }) => id),
      ],
    });
    const found = questions.map((): Candidates => ({ candidates: [], channelHead: null }));
    for (const row of rows) {
      const answer = found[row.place];
      if (!answer) throw new Error('a candidate nobody asked for');
      if (row.id === null) answer.channelHead = toPosition(row);
      else answer.candidates.push(toCandidate(row));
    }
    return found;
  },
);

/** The head of the channel comes as a row of its own, without an account. */
const FIND_CANDIDATES = `
  WITH asked AS (
    SELECT * FROM unnest($1::integer[], $2::uuid[], $3::text[], $4::boolean[]) AS asked (place, team_id, channel, is_for_all)
  ), wanted AS (
    SELECT asked.place, asked.channel, account.id
    FROM asked JOIN accounts account ON account.team_id = asked.team_id
    WHERE is_for_all AND NOT account.is_removed
    UNION ALL
    SELECT asked.place, asked.channel, account.id
    FROM unnest($5::integer[], $6::uuid[]) AS named (place, id)
    JOIN asked ON asked.place = named.place
    JOIN accounts account ON account.id = named.id AND account.team_id = asked.team_id
  )
  SELECT wanted.place, ${COLUMNS}, known.may_invite, known.checked_at
  FROM wanted
  JOIN accounts account ON account.id = wanted.id
  JOIN heads head ON head.key = 'person:' || account.person_key
  LEFT JOIN invite_rights known ON known.account_id = account.id AND known.channel_key = wanted.channel
  UNION ALL
  SELECT asked.place, NULL, NULL, NULL, NULL, NULL, NULL, channel.epoch, channel.version, channel.last, NULL, NULL
  FROM asked JOIN heads channel ON channel.key = 'channel:' || asked.channel
  ORDER BY place, id`;

function toCandidate(row: AccountRow & RightRow): Candidate {
  const { may_invite: mayInvite, checked_at: checkedAt } = row;
  const isKnown = mayInvite !== null && checkedAt !== null;
  return {
    account: toAccount(row),
    right: isKnown ? { mayInvite, checkedAt: checkedAt.getTime() } : null,
  };
}

function toAccount(row: AccountRow): KnownAccount {
  return {
    id: row.id,
    teamId: row.team_id,
    personKey: row.person_key,
    firstSeenAt: row.first_seen_at.getTime(),
    loggedOutAt: row.logged_out_at?.getTime() ?? null,
    isRemoved: row.is_removed,
    head: toPosition(row),
  };
}

const toPosition = ({ epoch, version, last }: Pick<AccountRow, 'epoch' | 'version' | 'last'>): Position => ({
  epoch,
  version: Number(version),
  last: last ?? '',
});

/** The channels into which a team's accounts ever got a permit as this person. */
export async function findTeamChannels(pool: Pool, teamId: string, personKey: string): Promise<Set<string>> {
  const { rows } = await pool.query<{ channel_key: string }>(
    'SELECT channel_key FROM lifetime_counts WHERE person_key = $2 AND team_id = $1',
    [teamId, personKey],
  );
  return new Set(rows.map(row => row.channel_key));
}
