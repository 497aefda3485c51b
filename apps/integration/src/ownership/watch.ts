import { clock } from '@muster/service-kit';
import type { Signs } from './scripts.ts';

/**
 * How long other replicas have been silent, as seen from here and by the monotonic clock here: no clock of another
 * machine counts. What is found changed has just been heard, also a sign that is gone, and all of them in another epoch:
 * Redis may have lost a sign that its giver counts on. An answer tells what stood when Redis was asked or later, and
 * nothing of when it is read: who is silent is so up to the question, and who was heard may have been so until the answer.
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

/** When a question left and its answer was read, by the monotonic clock in ms. */
type Asked = { askedMs: number; answeredMs: number };

export function createWatch({ signs }: { signs: Pick<Signs, 'read'> }): Watch {
  let epoch: string | undefined;
  let seen = new Map<string, Seen>();

  const note = (key: string, sign: string | null, { askedMs, answeredMs }: Asked): number => {
    const known = seen.get(key);
    if (known?.sign === sign) return Math.max(0, askedMs - known.sinceMs);
    seen.set(key, { sign, sinceMs: answeredMs });
    return 0;
  };

  const look = async () => {
    const askedMs = clock.monotonic();
    const read = await signs.read();
    const asked = { askedMs, answeredMs: clock.monotonic() };
    if (read.epoch !== epoch) seen = new Map();
    epoch = read.epoch;
    const standing = new Map(read.signs.map(sign => [sign.id, sign]));
    for (const id of seen.keys()) if (!standing.has(id)) note(id, null, asked);
    for (const { id, sign } of read.signs) note(id, sign, asked);
    return { standing, asked };
  };

  return {
    look: async () => void (await look()),

    async silentMs(replicaId) {
      const { standing, asked } = await look();
      return note(replicaId, standing.get(replicaId)?.sign ?? null, asked);
    },

    async named(name) {
      const { standing, asked } = await look();
      const [latest] = [...standing.values()]
        .filter(sign => sign.name === name)
        .map(({ id, sign, url }) => ({ url, silentMs: note(id, sign, asked) }))
        .toSorted((a, b) => a.silentMs - b.silentMs);
      if (!latest) return { url: null, silentMs: note(name, null, asked) };
      seen.delete(name);
      return latest;
    },
  };
}
