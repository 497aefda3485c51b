import { LeasePurpose } from '@muster/contracts';
import { type Redis, runScript } from '@muster/service-kit';
import { z } from 'zod';
import { redisKeys } from '../redis-keys.ts';
import { load } from './load.ts';

const script = load('time', 'read-leases');

const Held = z
  .tuple([z.string(), z.string(), LeasePurpose, z.number(), z.number()])
  .transform(([accountId, holder, purpose, since, until]) => ({
    status: 'held' as const,
    accountId,
    holder,
    purpose,
    since,
    until,
  }));

const Reply = z.array(
  z.union([
    z.tuple([z.literal('rebuild')]).transform(([status]) => ({ status, what: 'person' as const })),
    z.tuple([z.literal('free')]).transform(([status]) => ({ status })),
    Held,
  ]),
);

/** Who holds a person at this moment; times in ms. */
export type HeldLook = { status: 'free' } | z.output<typeof Held>;

/** Who holds each of these people, in their order; `rebuild` for those Redis does not know. */
export function readLeases(redis: Redis, personKeys: readonly string[]) {
  return runScript(redis, script, personKeys.map(redisKeys.person), [], Reply);
}
