import { CLOCK_TOLERANCE_MS } from '@muster/contracts';

/** A replica owns its accounts for so long after it asked for its newest sign to be written (DESIGN: 10 s), in ms. */
export const OWNERSHIP_TTL_MS = 10_000;

/** Between two signs of life, in ms: one that is lost leaves time for two more. */
export const SIGN_EVERY_MS = 3_000;

/** Between two looks at the signs of the others, in ms: so much later than possible an account is taken over at most. */
export const WATCH_EVERY_MS = 500;

/**
 * A replica that has been silent for so long holds nothing any more, in ms. Both sides measure with monotonic clocks,
 * and the one that waits begins later; the second is for what lies between looking at the clock and the byte that leaves.
 */
export const CERTAINLY_OVER_MS = OWNERSHIP_TTL_MS + CLOCK_TOLERANCE_MS;

/** A replica that missed a sign is not asked to do anything, in ms: it may be standing still with its port open. */
export const SUSPECT_AFTER_MS = SIGN_EVERY_MS + 1_500;

/** Redis forgets a replica after so long without a sign, in ms. */
export const SIGN_KEPT_MS = 3_600_000;
