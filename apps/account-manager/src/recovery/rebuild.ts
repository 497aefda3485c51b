import type { Logger, Pool, Redis } from '@muster/service-kit';
import type { Ledger } from '../ledger/ledger.ts';
import { DAY_MS } from '../limits/table.ts';
import { installChannel, installPerson, redisNow } from '../scripts/install.ts';
import { agree } from '../time/clocks-agree.ts';
import { CLOCK_UNSAFE_MS, processTime } from '../time/process-time.ts';
import { toChannelState } from './channel-state.ts';
import { toPersonState } from './person-state.ts';
import {
  beginEpoch,
  lifetimeCounts,
  newestChannelPermits,
  newestLease,
  presentRestrictions,
  recentPermits,
} from './repository.ts';

export type RebuildDependencies = {
  pool: Pool;
  redis: Redis;
  ledger: Pick<Ledger, 'look'>;
  log: Logger;
};

/** A permit counts later than it was decided, by less than this, and the clocks differ by less. */
const COUNTS_LATER_MS = 60_000;

/**
 * Redis, Postgres and this process do not agree on the time by 2 s: a state rebuilt now could leave out windows,
 * pauses and restrictions that are in force. Nothing is rebuilt until they agree.
 */
export class ClocksDisagree extends Error {
  override readonly name = 'ClocksDisagree';
}

/**
 * Rebuilds a person's state in Redis from the ledger, on demand; harmless when several do it at once. Of the ledger
 * itself only what windows can still see is read, and the newest lease: all else is in totals that move with it.
 */
export async function rebuildPerson(
  { pool, redis, log }: Pick<RebuildDependencies, 'pool' | 'redis' | 'log'>,
  personKey: string,
): Promise<void> {
  const head = await beginEpoch(pool, `person:${personKey}`);
  const presumedNow = processTime();
  const [now, permits, lifetime, lease, restrictions] = await Promise.all([
    agreedTime(redis, head.postgresNow),
    recentPermits(pool, personKey, presumedNow - DAY_MS - COUNTS_LATER_MS),
    lifetimeCounts(pool, personKey),
    newestLease(pool, personKey),
    presentRestrictions(pool, personKey, presumedNow - CLOCK_UNSAFE_MS),
  ]);
  const state = toPersonState({ head, permits, lifetime, lease, restrictions }, now);
  await installPerson(redis, { personKey, epoch: head.epoch, ...state });
  log.info(
    { person: personKey, epoch: head.epoch, version: head.version, permits: permits.length },
    'rebuilt a person',
  );
}

/** Rebuilds a channel's pacing in Redis from the ledger. */
export async function rebuildChannel(
  { pool, redis, log }: Pick<RebuildDependencies, 'pool' | 'redis' | 'log'>,
  channelKey: string,
): Promise<void> {
  const head = await beginEpoch(pool, `channel:${channelKey}`);
  const permits = await newestChannelPermits(pool, channelKey);
  await installChannel(redis, { channelKey, epoch: head.epoch, ...toChannelState(head, permits) });
  log.info({ channel: channelKey, epoch: head.epoch, version: head.version }, 'rebuilt a channel');
}

/** @throws ClocksDisagree */
async function agreedTime(redis: Redis, postgresNow: number): Promise<number> {
  const now = await redisNow(redis);
  if (!agree(now, postgresNow)) {
    throw new ClocksDisagree('Redis, Postgres and this process disagree on the time');
  }
  return now;
}
