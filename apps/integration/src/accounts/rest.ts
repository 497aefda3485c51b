import { z } from 'zod';

/** Waits with an end, which belong to the person: they outlast the session in which Telegram asked for them. */
export const RestKind = z.enum(['flood_wait', 'peer_flood']);
export type RestKind = z.infer<typeof RestKind>;

export type Rest = { kind: RestKind; until: Date };

/** Of several rests the one that ends last: until then the account rests, whatever the others are. */
export function lastRest(rests: readonly Rest[]): Rest | null {
  const [last] = rests.toSorted((a, b) => b.until.getTime() - a.until.getTime());
  return last ?? null;
}

/** What is left of a person's rests, seen from all their accounts. */
export function runningRest(
  accounts: readonly { restKind: string | null; restUntil: Date | null }[],
  now: Date,
): Rest | null {
  const running = accounts.flatMap(({ restKind, restUntil }) =>
    restUntil && restUntil > now ? [{ kind: RestKind.parse(restKind), until: restUntil }] : [],
  );
  return lastRest(running);
}
