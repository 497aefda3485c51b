import type { LimitedAction, RestrictionKind } from '@muster/contracts';
import { type Redis, readScript, runScript } from '@muster/service-kit';
import { z } from 'zod';
import type { Limit } from '../limits/table.ts';
import { redisKeys } from '../redis-keys.ts';

const lua = (name: string) => new URL(`../../lua/${name}.lua`, import.meta.url);

const script = readScript(lua('time'), lua('restrictions'), lua('find-denial'), lua('look-at-people'));

/** One call holds up all decisions while it runs: with this many people that is about a ms. */
const AT_ONCE = 50;

const MomentOrNone = z.number().transform(ms => (ms === 0 ? null : ms));

const Denial = z
  .tuple([z.string(), z.string(), z.number(), z.number(), MomentOrNone])
  .transform(([reason, limit, , used, retryAt]) => ({ reason, limit, used, retryAt }));

const Person = z
  .tuple([
    z.number(),
    z.number(),
    z.number(),
    z.number(),
    z.union([z.tuple([]).transform(() => null), Denial]),
    z.array(z.number()),
  ])
  .transform(([version, heldUntil, lastLeaseAt, errorScore, denial, used]) => ({
    version,
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
    .tuple([z.literal('people'), z.number()])
    .rest(z.union([z.tuple([]).transform(() => null), Person]))
    .transform(([status, now, ...people]) => ({ status, now, people })),
]);

export type PeopleLook = { status: 'people'; now: number; people: (PersonLook | null)[] };

export type PeopleQuestion = {
  action: LimitedAction | null;
  channelKey: string | null;
  /** Without an action: the restrictions that count as an obstacle. With one all do. */
  barredBy: readonly RestrictionKind[];
  people: readonly { personKey: string; limits: readonly Limit[] }[];
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
  for (const part of await Promise.all(parts)) {
    if (part.status === 'rebuild') return part;
    looks.push(...part.people);
    now = part.now;
  }
  return { status: 'people', now, people: looks };
}

function lookAtSome(redis: Redis, { action, channelKey, barredBy, people }: PeopleQuestion) {
  const lists = new Map<string, number>();
  const listOf = people.map(({ limits }) => {
    const json = JSON.stringify(limits);
    const known = lists.get(json) ?? lists.size + 1;
    lists.set(json, known);
    return known;
  });
  return runScript(
    redis,
    script,
    [
      redisKeys.channel(channelKey),
      ...people.flatMap(({ personKey }) => [
        redisKeys.person(personKey),
        redisKeys.actions(personKey, action ?? ''),
      ]),
    ],
    [
      action ?? '',
      channelKey ?? '',
      JSON.stringify(barredBy),
      `[${[...lists.keys()].join(',')}]`,
      JSON.stringify(listOf),
    ],
    Reply,
  );
}
