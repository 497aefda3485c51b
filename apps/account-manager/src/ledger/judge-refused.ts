import type { Pool } from '@muster/service-kit';
import type { LedgerEntry } from './entry.ts';
import { type Candidate, clockAgrees, decisionTime, headsOf } from './write-entries.ts';

/**
 * Why an entry was not written:
 * - `known`: it was durable before, and this change counts once.
 * - `clock_unsafe`: Postgres' time differs from the decision's by more than 2 s.
 * - `early`: the decisions before it are still on their way.
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
  clock_agrees: boolean;
  person_epoch: number | null;
  person_version: bigint | null;
  channel_epoch: number | null;
  channel_version: bigint | null;
};

/** WITH ORDINALITY: the rows come in the order of the parameters. */
const JUDGE = `
  SELECT known.person_key AS known_person, known.version AS known_version,
    ${clockAgrees('clock_timestamp()', 'asked.decision_time')} AS clock_agrees,
    person.epoch AS person_epoch, person.version AS person_version,
    channel.epoch AS channel_epoch, channel.version AS channel_version
  FROM unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::timestamptz[])
    WITH ORDINALITY AS asked (kind, subject_id, person, channel, decision_time, place)
  LEFT JOIN ledger known ON known.kind = asked.kind AND known.subject_id = asked.subject_id
  LEFT JOIN heads person ON person.key = asked.person
  LEFT JOIN heads channel ON channel.key = asked.channel
  ORDER BY asked.place`;

function judge({ entry, epochs }: Candidate, evidence: Evidence): Refusal {
  if (evidence.known_version !== null) {
    const isTheSame =
      Number(evidence.known_version) === entry.version && evidence.known_person === entry.personKey;
    return isTheSame ? 'known' : 'conflict';
  }
  if (!evidence.clock_agrees) return 'clock_unsafe';
  const person = { epoch: evidence.person_epoch, version: evidence.person_version };
  const channel = { epoch: evidence.channel_epoch, version: evidence.channel_version };
  const mayFollow =
    isAhead(person, { epoch: epochs.person, version: entry.version }) &&
    (channelVersionOf(entry) === null ||
      isAhead(channel, { epoch: epochs.channel, version: channelVersionOf(entry) }));
  return mayFollow ? 'early' : 'conflict';
}

const channelVersionOf = (entry: LedgerEntry): number | null =>
  entry.kind === 'permit' ? entry.channelVersion : null;

/** Whether no head has passed the decision and its epoch has not ended. */
function isAhead(
  head: { epoch: number | null; version: bigint | null },
  decision: { epoch: number | null; version: number | null },
): boolean {
  return (
    head.epoch === decision.epoch &&
    head.version !== null &&
    decision.version !== null &&
    Number(head.version) < decision.version
  );
}
