import { LEASE_TTL_MS, type LeasePurpose } from '@muster/contracts';
import { type Redis, runScript } from '@muster/service-kit';
import { z } from 'zod';
import { redisKeys } from '../redis-keys.ts';
import { CLOCK_UNSAFE_MS, processTime } from '../time/process-time.ts';
import { load } from './load.ts';
import { MomentOrNone, Position, Rebuild } from './replies.ts';

const scripts = {
  take: load('time', 'position', 'restrictions', 'take-lease'),
  renew: load('time', 'position', 'renew-lease'),
  release: load('time', 'position', 'release-lease'),
};

const TakeReply = z.union([
  Rebuild,
  z.tuple([z.literal('clock_unsafe')]).transform(([status]) => ({ status })),
  z
    .tuple([z.literal('taken'), Position, z.number(), z.number(), z.number()])
    .transform(([status, person, version, now, leaseUntil]) => ({
      status,
      from: { person, channel: null },
      version,
      now,
      leaseUntil,
    })),
  z
    .tuple([z.literal('busy'), Position, z.string(), z.number()])
    .transform(([status, person, holder, leaseUntil]) => ({
      status,
      refusedFrom: { person, channel: null },
      holder,
      leaseUntil,
    })),
  z
    .tuple([z.literal('restricted'), Position, z.string(), MomentOrNone])
    .transform(([status, person, kind, until]) => ({
      status,
      refusedFrom: { person, channel: null },
      kind,
      until,
    })),
]);

export type LeaseWish = {
  personKey: string;
  leaseId: string;
  accountId: string;
  holder: string;
  purpose: LeasePurpose;
};

/** Takes the person's lease if it is free. */
export function takeLease(redis: Redis, wish: LeaseWish) {
  const { personKey, leaseId, accountId, holder, purpose } = wish;
  return runScript(
    redis,
    scripts.take,
    [redisKeys.person(personKey)],
    [leaseId, accountId, holder, purpose, LEASE_TTL_MS, processTime(), CLOCK_UNSAFE_MS],
    TakeReply,
  );
}

const RenewReply = z.union([
  Rebuild,
  z
    .tuple([z.literal('lost'), Position])
    .transform(([status, person]) => ({ status, refusedFrom: { person, channel: null } })),
  z.tuple([z.literal('renewed'), z.number()]).transform(([status, leaseUntil]) => ({ status, leaseUntil })),
]);

/** Prolongs a lease that is still held. */
export function renewLease(redis: Redis, { personKey, leaseId }: { personKey: string; leaseId: string }) {
  return runScript(redis, scripts.renew, [redisKeys.person(personKey)], [leaseId, LEASE_TTL_MS], RenewReply);
}

const ReleaseReply = z.union([
  Rebuild,
  z.tuple([z.literal('lost')]).transform(([status]) => ({ status })),
  z
    .tuple([z.literal('released'), Position, z.number(), z.number()])
    .transform(([status, person, version, now]) => ({
      status,
      from: { person, channel: null },
      version,
      now,
    })),
]);

/** Gives a lease back. */
export function releaseLease(redis: Redis, { personKey, leaseId }: { personKey: string; leaseId: string }) {
  return runScript(redis, scripts.release, [redisKeys.person(personKey)], [leaseId], ReleaseReply);
}
