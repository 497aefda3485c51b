/** A process follows its secrets and takes a new one within half a minute; longer than some minutes it is down, in ms. */
export const TAKEN_WITHIN_MS = 5 * 60_000;

/** Clocks of two machines may differ by 1 s, and a call that carries a token is on its way for some more, in ms. */
export const TOLERANCE_MS = 10_000;
