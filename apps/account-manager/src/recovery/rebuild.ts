import { clock, type Logger, type Pool, type Redis } from '@muster/service-kit';
import { installChannel, installPerson } from '../scripts.ts';
import { countsAt, toPersonState } from './person-state.ts';
import {
  beginEpoch,
  lifetimeCounts,
  newestChannelPermits,
  openLease,
  presentRestriction,
  recentPermits,
} from './repository.ts';

export type RebuildDependencies = { pool: Pool; redis: Redis; log: Logger };

/** Rebuilds a person's state in Redis from the ledger, on demand; harmless when several do it at once. */
export async function rebuildPerson(
  { pool, redis, log }: RebuildDependencies,
  personKey: string,
): Promise<void> {
  const head = await beginEpoch(pool, `person:${personKey}`);
  const [permits, lifetime, lease, restriction] = await Promise.all([
    recentPermits(pool, personKey),
    lifetimeCounts(pool, personKey),
    openLease(pool, personKey),
    presentRestriction(pool, personKey),
  ]);
  const { fields, actions } = toPersonState({ head, permits, lifetime, lease, restriction }, clock.now());
  await installPerson(redis, { personKey, epoch: head.epoch, fields, actions });
  log.info(
    { person: personKey, epoch: head.epoch, version: head.version, permits: permits.length },
    'rebuilt a person',
  );
}

/** Rebuilds a channel's pacing in Redis from the ledger. */
export async function rebuildChannel(
  { pool, redis, log }: RebuildDependencies,
  channelKey: string,
  paceMs: number,
): Promise<void> {
  const head = await beginEpoch(pool, `channel:${channelKey}`);
  const permits = await newestChannelPermits(pool, channelKey);
  const freeAt = Math.max(0, ...permits.map(permit => (countsAt(permit) ?? -paceMs) + paceMs));
  await installChannel(redis, {
    channelKey,
    epoch: head.epoch,
    version: head.version,
    freeAt,
    lastPermitId: permits[0]?.permitId ?? null,
  });
  log.info({ channel: channelKey, epoch: head.epoch, version: head.version }, 'rebuilt a channel');
}
