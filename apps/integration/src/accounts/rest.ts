import { z } from 'zod';

/** Waits with an end, which belong to the person: they outlast the session in which Telegram asked for them. */
export const RestKind = z.enum(['flood_wait', 'peer_flood']);
export type RestKind = z.infer<typeof RestKind>;

export type Rest = { kind: RestKind; until: Date };

/** What is left of a person's rests, seen from all their accounts: the heavier kind, and the later end. */
export function runningRest(
  accounts: readonly { restKind: string | null; restUntil: Date | null }[],
  now: Date,
): Rest | null {
  const running = accounts.flatMap(({ restKind, restUntil }) =>
    restUntil && restUntil > now ? [{ kind: RestKind.parse(restKind), until: restUntil }] : [],
  );
  const [last] = running.toSorted((a, b) => b.until.getTime() - a.until.getTime());
  if (!last) return null;
  const heaviest = running.some(({ kind }) => kind === 'peer_flood') ? 'peer_flood' : 'flood_wait';
  return { kind: heaviest, until: last.until };
}
