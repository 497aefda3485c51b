import { z } from 'zod';
import { createCursor } from './cursor.ts';
import { MAX_PREFIX } from './prefixes.ts';

/** Where a list of members goes on, and what its first page learned. */
const MembersPlace = z.strictObject({
  /** Listed are those whose name begins so; everybody where it is empty. */
  prefix: z.string().max(MAX_PREFIX),
  offset: z.number().int().nonnegative(),
  reported: z.number().int().nonnegative(),
});
export type MembersPlace = z.infer<typeof MembersPlace>;

export const memberCursors = createCursor(MembersPlace);
