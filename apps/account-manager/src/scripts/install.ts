import { LimitedAction } from '@muster/contracts';
import { type Redis, runScript } from '@muster/service-kit';
import { z } from 'zod';
import { redisKeys } from '../redis-keys.ts';
import { load } from './load.ts';

const scripts = {
  now: load('time', 'now'),
  person: load('install-person'),
  channel: load('install-channel'),
};

/** The time of Redis, in ms. */
export function redisNow(redis: Redis): Promise<number> {
  return runScript(redis, scripts.now, [], [], z.number());
}

/** A person's state as Redis keeps it. */
export type PersonState = {
  fields: Readonly<Record<string, string>>;
  /** Permit id → its grant. */
  pending: Readonly<Record<string, string>>;
  actions: ReadonlyMap<string, readonly { countedAt: number; member: string }[]>;
};

/** Puts a state rebuilt from the ledger in place of an older one. */
export async function installPerson(
  redis: Redis,
  { personKey, epoch, fields, pending, actions }: PersonState & { personKey: string; epoch: number },
): Promise<void> {
  // Every action has its set replaced, those with nothing to count by nothing.
  const counted = LimitedAction.options.map(action => actions.get(action) ?? []);
  await runScript(
    redis,
    scripts.person,
    [
      redisKeys.person(personKey),
      redisKeys.pending(personKey),
      ...LimitedAction.options.map(action => redisKeys.actions(personKey, action)),
    ],
    [
      epoch,
      JSON.stringify(fields),
      JSON.stringify(pending),
      JSON.stringify(counted.map(list => list.map(entry => [entry.countedAt, entry.member]))),
    ],
    z.number(),
  );
}

/** A channel's pacing as Redis keeps it. Moments in ms, 0 for never. */
export type ChannelState = {
  version: number;
  last: string;
  /** The latest moment at which the newest permit can be executed. */
  lastAt: number;
  /** The same of those before it: what holds when the newest is given back. */
  lastAtBefore: number;
};

/** Puts a pacing rebuilt from the ledger in place of an older one. */
export async function installChannel(
  redis: Redis,
  {
    channelKey,
    epoch,
    version,
    last,
    lastAt,
    lastAtBefore,
  }: ChannelState & { channelKey: string; epoch: number },
): Promise<void> {
  await runScript(
    redis,
    scripts.channel,
    [redisKeys.channel(channelKey)],
    [epoch, version, last, lastAt, lastAtBefore],
    z.number(),
  );
}
