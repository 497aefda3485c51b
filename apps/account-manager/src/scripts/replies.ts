import { z } from 'zod';

/**
 * Where the history of a person or a channel stands: the epoch, how many changes there were, and the last of them as
 * `<kind>:<subject id>` ('' for none).
 */
export const Position = z
  .tuple([z.number(), z.number(), z.string()])
  .transform(([epoch, version, last]) => ({ epoch, version, last }));

/** Lua's empty table where there is none. */
export const PositionOrNone = z.union([z.tuple([]).transform(() => null), Position]);

/** Redis does not know this person or channel (any more): rebuild it from the ledger, then ask again. */
export const Rebuild = z
  .tuple([z.literal('rebuild'), z.enum(['person', 'channel'])])
  .transform(([status, what]) => ({ status, what }));

/** A moment, where 0 stands for none. */
export const MomentOrNone = z.coerce.number().transform(ms => (ms === 0 ? null : ms));

/** Why an action is not possible now. `retryAt` in ms; null when no time will help. */
export const DenialReply = z
  .tuple([z.string(), z.string(), z.number(), z.number(), MomentOrNone])
  .transform(([reason, limit, value, used, retryAt]) => ({ reason, limit, value, used, retryAt }));
export type DenialReply = z.output<typeof DenialReply>;
