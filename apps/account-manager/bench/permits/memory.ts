import type { LimitedAction } from '@muster/contracts';
import type { Redis } from '@muster/service-kit';
import { DAY_MS, defaultProfile } from '../../src/limits/table.ts';
import { redisKeys } from '../../src/redis-keys.ts';
import type { AccountManager } from './installation.ts';
import { createWorld, type Day } from './world.ts';

const ACCOUNTS = 50;

/** As much of each action as a day allows. */
const dayOf = (action: LimitedAction): number =>
  defaultProfile.actions[action].limits.find(limit => limit.windowMs === DAY_MS && limit.counts === 'all')
    ?.value ?? 0;
const FULL: Day = {
  invite: dayOf('invite'),
  direct_message: dayOf('direct_message'),
  resolve: dayOf('resolve'),
  join: dayOf('join'),
};

/** What Redis keeps of an account, in bytes: with nothing in any window, and with every window full. */
export async function measureMemory({
  dependencies,
}: AccountManager): Promise<{ empty: number; full: number }> {
  const bytesOf = async (day: Day) => {
    let bytes = 0;
    for (const { personKey } of await createWorld(dependencies, ACCOUNTS, day)) {
      for (const key of await keysOf(dependencies.redis, personKey)) {
        bytes += (await dependencies.redis.memory('USAGE', key, 'SAMPLES', 0)) ?? 0;
      }
    }
    return bytes / ACCOUNTS;
  };
  return { empty: await bytesOf({}), full: await bytesOf(FULL) };
}

/** Every key that begins as the person's does: none is forgotten that joins them later. */
async function keysOf(redis: Redis, personKey: string): Promise<string[]> {
  const keys: string[] = [];
  const found = redis.scanStream({ match: `${redisKeys.person(personKey)}*`, count: 10_000 });
  for await (const page of found) keys.push(...page);
  return keys;
}
