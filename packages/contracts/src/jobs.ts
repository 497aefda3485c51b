import { z } from 'zod';
import { Id } from './primitives.ts';

/** The one kind of job there is: 'look at this row', for Postgres owns the work. */
export const Ring = z.object({
  id: Id,
  /** Of the work that rang, so that its log lines can be found together. */
  requestId: z.string(),
});
export type Ring = z.infer<typeof Ring>;
