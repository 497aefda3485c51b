import { setTimeout as sleep } from 'node:timers/promises';
import type { FindKey, KeyRing } from './signing.ts';

/** The keys are asked for no more often than this, in ms, however many tokens name one that nobody knows. */
const REST_MS = 1_000;

/** While somebody comes they are asked for anew so often, in ms, and nobody waits for it. */
const REFRESH_AFTER_MS = 30_000;

/** A key that was withdrawn is believed no longer than this, in ms: who comes to keys so old waits for new ones. */
const OLD_AFTER_MS = 60_000;

/** The time that passes, on a clock that never steps. */
type Passing = { now(): number; rest(ms: number): Promise<unknown> };
const realTime: Passing = { now: () => performance.now(), rest: ms => sleep(ms, undefined, { ref: false }) };

/**
 * Published keys, loaded when one is asked for that is not known yet: a token of a new key is believed at once, after a
 * rest where others have asked just before.
 * @throws what `load` throws, to whoever asks for a key that is not known
 */
export function createKeyCache(load: () => Promise<KeyRing>, time = realTime): FindKey {
  let ring: KeyRing = new Map();
  /** When it was asked last what was answered. */
  let askedAt = Number.NEGATIVE_INFINITY;
  /** Also in vain. */
  let triedAt = Number.NEGATIVE_INFINITY;
  let loading: Promise<void> | undefined;
  const loadAfterRest = async () => {
    try {
      await time.rest(Math.max(0, askedAt + REST_MS - time.now()));
      const now = time.now();
      triedAt = now;
      ring = await load();
      // Where nothing was learned, whoever comes next with a key that is not known need not wait.
      askedAt = now;
    } finally {
      loading = undefined;
    }
  };
  const reload = () => {
    loading ??= loadAfterRest();
    return loading;
  };
  return async kid => {
    const cameAt = time.now();
    // What was asked for before it came may not have the key in it.
    while (!ring.has(kid) && askedAt < cameAt) await reload();
    const now = time.now();
    // Keys that cannot be had now are no reason to believe nobody.
    if (Math.min(now - askedAt, now - triedAt) > OLD_AFTER_MS) await reload().catch(() => {});
    else if (now - askedAt > REFRESH_AFTER_MS && now - triedAt > REST_MS) void reload().catch(() => {});
    return ring.get(kid);
  };
}
