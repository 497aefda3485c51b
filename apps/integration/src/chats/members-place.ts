import { z } from 'zod';
import { createCursor } from './cursor.ts';
import { MAX_PREFIX, prefixAfter } from './prefixes.ts';

/** As many as Telegram answers at once. */
export const PAGE = 200;

/**
 * A list that ends with fewer than this of those there are was cut short: Telegram ends them near 10,000. A short one is
 * whole all the same, as some of whom it counts it never shows.
 */
const WHOLE = 0.99;

/** Where a list of members goes on, and what its first page learned. */
const MembersPlace = z.strictObject({
  /** Listed are those whose name begins so; everybody where it is empty. */
  prefix: z.string().max(MAX_PREFIX),
  offset: z.number().int().nonnegative(),
  reported: z.number().int().nonnegative(),
});
export type MembersPlace = z.infer<typeof MembersPlace>;

export const memberCursors = createCursor(MembersPlace);

/** Where to go on after a page that has shown so many of all there are; null where there is nobody else to be found. */
export function placeAfter(
  place: MembersPlace,
  { shown, count }: { shown: number; count: number },
): MembersPlace | null {
  const offset = place.offset + shown;
  if (shown > 0 && offset < count) return { ...place, offset };
  const prefix = prefixAfter(place.prefix, offset >= PAGE && offset < count * WHOLE);
  return prefix === null ? null : { ...place, prefix, offset: 0 };
}
