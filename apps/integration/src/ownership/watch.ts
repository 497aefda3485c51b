import { clock } from '@muster/service-kit';
import type { Signs } from './scripts.ts';

/**
 * How long other replicas have been silent, as seen from here and by the monotonic clock here: no clock of another
 * machine counts. What is found changed has just been heard, also a sign that went back or is gone (Redis was wiped, or
 * put back), and all of them where the connection to Redis is another one (it was started again, and may have lost a
 * sign that its giver counts on).
 */
export type Watch = {
  /** Looks at all signs. */
  look(): Promise<void>;
  /**
   * For how long a replica has certainly been silent, in ms, at the look that is made now; 0 for one that was never
   * looked at.
   * @throws when Redis cannot be reached
   */
  silentMs(replicaId: string): Promise<number>;
  /** Where the replica of this name that was heard last is to be reached, null for none, and its silence as above. */
  named(name: string): Promise<{ url: string | null; silentMs: number }>;
};

type Seen = { sign: string | null; sinceMs: number };

export function createWatch({ signs }: { signs: Pick<Signs, 'read'> }): Watch {
  let connection: number | undefined;
  let seen = new Map<string, Seen>();

  const note = (key: string, sign: string | null, nowMs: number): number => {
    const known = seen.get(key);
    if (known?.sign === sign) return nowMs - known.sinceMs;
    seen.set(key, { sign, sinceMs: nowMs });
    return 0;
  };

  const look = async () => {
    const read = await signs.read();
    // Read after the answer: whatever stands there was given before.
    const nowMs = clock.monotonic();
    if (read.connection !== connection) seen = new Map();
    connection = read.connection;
    const standing = new Map(read.signs.map(sign => [sign.id, sign]));
    for (const id of seen.keys()) if (!standing.has(id)) note(id, null, nowMs);
    for (const { id, sign } of read.signs) note(id, sign, nowMs);
    return { standing, nowMs };
  };

  return {
    look: async () => void (await look()),

    async silentMs(replicaId) {
      const { standing, nowMs } = await look();
      return note(replicaId, standing.get(replicaId)?.sign ?? null, nowMs);
    },

    async named(name) {
      const { standing, nowMs } = await look();
      const [latest] = [...standing.values()]
        .filter(sign => sign.name === name)
        .map(({ id, sign, url }) => ({ url, silentMs: note(id, sign, nowMs) }))
        .toSorted((a, b) => a.silentMs - b.silentMs);
      if (!latest) return { url: null, silentMs: note(name, null, nowMs) };
      seen.delete(name);
      return latest;
    },
  };
}
