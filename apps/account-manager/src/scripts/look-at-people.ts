import type { LimitedAction } from '@muster/contracts';
import { type Redis, runScript } from '@muster/service-kit';
import { z } from 'zod';
import type { Position as LedgerPosition } from '../ledger/entry.ts';
import type { Limit } from '../limits/table.ts';
import { redisKeys } from '../redis-keys.ts';
import { load } from './load.ts';
import { MomentOrNone, Position, PositionOrNone } from './replies.ts';

const script = load('time', 'position', 'restrictions', 'find-denial', 'look-at-people');

/** One call holds up all decisions while it runs: with this many people that is about a ms. */
const AT_ONCE = 50;

const Denial = z
  .tuple([z.string(), z.string(), z.number(), z.number(), MomentOrNone])
  .transform(([reason, limit, , used, retryAt]) => ({ reason, limit, used, retryAt }));

const Person = z
  .tuple([
    Position,
    z.number(),
    z.number(),
    z.number(),
    z.union([z.tuple([]).transform(() => null), Denial]),
    z.array(z.number()),
  ])
  .transform(([position, heldUntil, lastLeaseAt, errorScore, denial, used]) => ({
    position,
    /** In ms; 0 for a lease that was given back. */
    heldUntil,
    /** In ms; 0 for never. */
    lastLeaseAt,
    errorScore,
    /** The obstacle that ends last; `retryAt` in ms, null when no time will help. */
    denial,
    /** Of each limit that was asked about, in their order. */
    used,
  }));
export type PersonLook = z.output<typeof Person>;

const Reply = z.union([
  z.tuple([z.literal('rebuild'), z.literal('channel')]).transform(([status, what]) => ({ status, what })),
  z
    .tuple([z.literal('people'), z.number(), PositionOrNone])
    .rest(z.union([z.tuple([]).transform(() => null), Person]))
    .transform(([status, now, channel, ...people]) => ({ status, now, channel, people })),
]);

export type PeopleLook = {
  status: 'people';
  now: number;
  channel: LedgerPosition | null;
  people: (PersonLook | null)[];
};

export type PeopleQuestion = {
  action: LimitedAction | null;
  channelKey: string | null;
  people: readonly { personKey: string; channelPaceMs: number; limits: readonly Limit[] }[];
};

/**
 * How people stand at this moment, in one round trip, in the order of the question; null for those Redis does not know
 * and who have to be rebuilt. Reserves nothing.
 */
export async function lookAtPeople(
  redis: Redis,
  { people, ...question }: PeopleQuestion,
): Promise<PeopleLook | { status: 'rebuild'; what: 'channel' }> {
  const parts = [];
  for (let i = 0; i < people.length; i += AT_ONCE) {
    parts.push(lookAtSome(redis, { ...question, people: people.slice(i, i + AT_ONCE) }));
  }
  const looks: (PersonLook | null)[] = [];
  let now = 0;
  let channel: LedgerPosition | null = null;
  for (const part of await Promise.all(parts)) {
    if (part.status === 'rebuild') return part;
    looks.push(...part.people);
    ({ now, channel } = part);
  }
  return { status: 'people', now, channel, people: looks };
}

function lookAtSome(redis: Redis, { action, channelKey, people }: PeopleQuestion) {
  const rules: { paceMs: number; limits: readonly Limit[] }[] = [];
  const rulesOf = people.map(({ channelPaceMs: paceMs, limits }) => {
    const known = rules.findIndex(rule => rule.limits === limits && rule.paceMs === paceMs);
    return known < 0 ? rules.push({ paceMs, limits }) : known + 1;
  });
  return runScript(
    redis,
    script,
    [
      ...people.flatMap(({ personKey }) => [
        redisKeys.person(personKey),
        redisKeys.actions(personKey, action ?? ''),
      ]),
      ...(channelKey === null ? [] : [redisKeys.channel(channelKey)]),
    ],
    [action ?? '', channelKey ?? '', JSON.stringify(rules), JSON.stringify(rulesOf)],
    Reply,
  );
}
