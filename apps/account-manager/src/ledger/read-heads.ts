import type { Pool } from '@muster/service-kit';
import type { Position } from './entry.ts';

export type Question = { personKey: string; channelKey: string | null; permitId: string | null };

export type Standing = {
  person: Position | null;
  /** Null where no channel was asked for, or nobody ever got a permit for it. */
  channel: Position | null;
  /** The permit is over: its outcome is recorded, or its month is closed. */
  isSettled: boolean;
};

/** What the ledger says, for many questions at once. */
export async function readHeads(pool: Pool, questions: readonly Question[]): Promise<Standing[]> {
  const { rows } = await pool.query<Row>({
    name: 'read heads',
    text: READ,
    values: [
      questions.map(({ personKey }) => `person:${personKey}`),
      questions.map(({ channelKey }) => (channelKey === null ? null : `channel:${channelKey}`)),
      questions.map(({ permitId }) => permitId),
    ],
  });
  return rows.map(row => ({
    person: toPosition(row.person_epoch, row.person_version, row.person_last),
    channel: toPosition(row.channel_epoch, row.channel_version, row.channel_last),
    isSettled: row.is_settled,
  }));
}

type Row = {
  person_epoch: number | null;
  person_version: bigint | null;
  person_last: string | null;
  channel_epoch: number | null;
  channel_version: bigint | null;
  channel_last: string | null;
  is_settled: boolean;
};

const READ = `
  SELECT person.epoch AS person_epoch, person.version AS person_version, person.last AS person_last,
    channel.epoch AS channel_epoch, channel.version AS channel_version, channel.last AS channel_last,
    outcome.subject_id IS NOT NULL OR coalesce(asked.permit_id < first_id_at(horizon.closed_before), false) AS is_settled
  FROM ledger_horizon horizon,
    unnest($1::text[], $2::text[], $3::uuid[]) WITH ORDINALITY AS asked (person, channel, permit_id, place)
  LEFT JOIN heads person ON person.key = asked.person
  LEFT JOIN heads channel ON channel.key = asked.channel
  LEFT JOIN ledger outcome ON outcome.kind = 'outcome' AND outcome.subject_id = asked.permit_id
  ORDER BY asked.place`;

function toPosition(epoch: number | null, version: bigint | null, last: string | null): Position | null {
  return epoch === null || version === null ? null : { epoch, version: Number(version), last: last ?? '' };
}
