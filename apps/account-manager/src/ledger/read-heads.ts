import type { Pool } from '@muster/service-kit';
import type { Position } from './entry.ts';

export type Question = {
  personKey: string;
  channelKey: string | null;
  /** A permit that may have been granted before. */
  permitId?: string;
};

/** Where the ledger stands; the channel is null where none was asked for, or nobody ever got a permit for it. */
export type Standing = {
  person: Position | null;
  channel: Position | null;
  /** Whether it has the permit that was asked for, or had: a month that is closed may have had any of its ids. */
  knowsPermit: boolean;
};

/** What the ledger says, for many questions at once. */
export async function readHeads(pool: Pool, questions: readonly Question[]): Promise<Standing[]> {
  const { rows } = await pool.query<Row>({
    name: 'read heads',
    text: READ,
    values: [
      questions.map(({ personKey }) => `person:${personKey}`),
      questions.map(({ channelKey }) => (channelKey === null ? null : `channel:${channelKey}`)),
      questions.map(({ permitId }) => permitId ?? null),
    ],
  });
  return rows.map(row => ({
    person: toPosition(row.person_epoch, row.person_version, row.person_last),
    channel: toPosition(row.channel_epoch, row.channel_version, row.channel_last),
    knowsPermit: row.knows_permit,
  }));
}

type Row = {
  person_epoch: number | null;
  person_version: bigint | null;
  person_last: string | null;
  channel_epoch: number | null;
  channel_version: bigint | null;
  channel_last: string | null;
  knows_permit: boolean;
};

/**
 * The limit is there for the planner, as for permits. The arrays are selected so that it does not see how long they are: it
 * would make a plan for each length, which takes five times as long as the reading.
 */
const READ = `
  SELECT person.epoch AS person_epoch, person.version AS person_version, person.last AS person_last,
    channel.epoch AS channel_epoch, channel.version AS channel_version, channel.last AS channel_last,
    known.subject_id IS NOT NULL OR coalesce(permit_id < first_id_at(horizon.closed_before), false) AS knows_permit
  FROM unnest((SELECT $1::text[]), (SELECT $2::text[]), (SELECT $3::uuid[])) WITH ORDINALITY
    AS asked (person, channel, permit_id, place)
  CROSS JOIN ledger_horizon horizon
  LEFT JOIN heads person ON person.key = asked.person
  LEFT JOIN heads channel ON channel.key = asked.channel
  LEFT JOIN LATERAL (
    SELECT subject_id FROM ledger WHERE kind = 'permit' AND subject_id = permit_id LIMIT 1
  ) AS known ON true
  ORDER BY asked.place`;

function toPosition(epoch: number | null, version: bigint | null, last: string | null): Position | null {
  return epoch === null || version === null ? null : { epoch, version: Number(version), last: last ?? '' };
}
