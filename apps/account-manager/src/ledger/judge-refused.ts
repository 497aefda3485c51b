import type { Pool } from '@muster/service-kit';
import type { LedgerEntry, Position } from './entry.ts';
import { type Candidate, decisionTime, headsOf } from './write-entries.ts';
import { clockAgrees, moment } from './write-statement.ts';

/**
 * Why an entry was not written:
 * - `known`: it was durable before, and this change counts once.
 * - `clock_unsafe`: Postgres' time differs from the decision's by more than 2 s.
 * - `early`: the decisions before it are still on their way, or came while it waited for its head.
 * - `conflict`: Redis took the decision from a state the ledger does not agree with, or under an id that stands for
 *   something else, or for a month that is closed.
 */
export type Refusal = 'known' | 'clock_unsafe' | 'early' | 'conflict';

/** Why these entries were not written, each on its own, by what the ledger says now. */
export async function judgeRefused(pool: Pool, refused: readonly Candidate[]): Promise<Refusal[]> {
  const { rows } = await pool.query<Evidence>({
    name: 'judge refused',
    text: JUDGE,
    values: [
      refused.map(({ entry }) => entry.kind),
      refused.map(({ entry }) => entry.subjectId),
      refused.map(({ entry }) => headsOf(entry)[0]),
      refused.map(({ entry }) => headsOf(entry)[1] ?? null),
      refused.map(({ entry }) => decisionTime(entry)),
    ],
  });
  return refused.map((candidate, i) => {
    const evidence = rows[i];
    if (!evidence) throw new Error('an entry was not judged');
    return judge(candidate, evidence);
  });
}

type Evidence = {
  known_person: string | null;
  known_version: bigint | null;
  known_decided_at: Date | null;
  known_pause_ms: number | null;
  clock_agrees: boolean;
  person_epoch: number | null;
  person_version: bigint | null;
  person_last: string | null;
  channel_epoch: number | null;
  channel_version: bigint | null;
  channel_last: string | null;
};

/** WITH ORDINALITY: the rows come in the order of the parameters. */
const JUDGE = `
  SELECT known.person_key AS known_person, known.version AS known_version,
    known.decided_at AS known_decided_at, known.pause_ms AS known_pause_ms,
    ${clockAgrees('clock_timestamp()', moment('asked.decision_time'))} AS clock_agrees,
    person.epoch AS person_epoch, person.version AS person_version, coalesce(person.last, '') AS person_last,
    channel.epoch AS channel_epoch, channel.version AS channel_version, coalesce(channel.last, '') AS channel_last
  FROM unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::bigint[])
    WITH ORDINALITY AS asked (kind, subject_id, person, channel, decision_time, place)
  LEFT JOIN ledger known ON known.kind = asked.kind AND known.subject_id = asked.subject_id
  LEFT JOIN heads person ON person.key = asked.person
  LEFT JOIN heads channel ON channel.key = asked.channel
  ORDER BY asked.place`;

function judge({ entry, base }: Candidate, evidence: Evidence): Refusal {
  if (evidence.known_version !== null) return isTheSame(entry, evidence) ? 'known' : 'conflict';
  if (!evidence.clock_agrees) return 'clock_unsafe';
  const person = {
    epoch: evidence.person_epoch,
    version: evidence.person_version,
    last: evidence.person_last,
  };
  const channel = {
    epoch: evidence.channel_epoch,
    version: evidence.channel_version,
    last: evidence.channel_last,
  };
  const isPaced = entry.kind === 'permit' && entry.channelVersion !== null;
  const mayFollow = mayReach(base.person, person) && (!isPaced || mayReach(base.channel, channel));
  return mayFollow ? 'early' : 'conflict';
}

/**
 * A permit taken anew under the same version, after Redis lost it, is a later one with another pause: what its holder
 * would be given is not what the ledger counts.
 */
function isTheSame(entry: LedgerEntry, known: Evidence): boolean {
  if (Number(known.known_version) !== entry.version || known.known_person !== entry.personKey) return false;
  return (
    entry.kind !== 'permit' ||
    (known.known_decided_at?.getTime() === entry.decidedAt && known.known_pause_ms === entry.pauseMs)
  );
}

/** Whether a head may yet come to where a decision was taken from: it has not passed it, nor has its epoch ended. */
function mayReach(
  base: Position | null,
  head: { epoch: number | null; version: bigint | null; last: string | null },
): boolean {
  if (base === null || head.version === null || head.epoch !== base.epoch) return false;
  return (
    Number(head.version) < base.version || (Number(head.version) === base.version && head.last === base.last)
  );
}
