import { z } from 'zod';
import { Timestamp } from '../primitives.ts';

/** Done; and when at the latest. */
export const Executed = z.object({ executedAt: Timestamp });

/**
 * How an action can end besides having been done, whatever it is.
 * - `refused`: the platform refused this person, chat or account, for the reason `code`.
 * - `unknown`: bytes left, and no clear answer came.
 * - `not_sent`: nothing left and nothing ever will under this permit.
 */
export const Refused = z.object({
  outcome: z.literal('refused'),
  code: z.string(),
  executedAt: Timestamp,
  /** The end of a wait the platform asked for. */
  retryAt: Timestamp.nullable(),
  /** The platform's own name, kept where the code is `telegram_error`. */
  platformError: z.string().nullable(),
});
export const Unknown = z.object({ outcome: z.literal('unknown'), code: z.string() });
export const NotSent = z.object({ outcome: z.literal('not_sent'), code: z.string() });

/** What came of an action under a permit, whichever it was. */
export const ActionOutcome = z
  .discriminatedUnion('outcome', [
    Executed.extend({ outcome: z.literal('joined') }),
    Executed.extend({ outcome: z.literal('already_member') }),
    Executed.extend({ outcome: z.literal('requested') }),
    Executed.extend({ outcome: z.literal('sent') }),
    Refused,
    Unknown,
    NotSent,
  ])
  .meta({ id: 'ActionOutcome' });
export type ActionOutcome = z.infer<typeof ActionOutcome>;
