import { CLOCK_TOLERANCE_MS } from '@muster/contracts';
import type { KnownRight } from './repository.ts';

/**
 * What integration said is counted on this long, in ms. A right that was lost meanwhile costs a single refused
 * invitation, after which the task drops the account; asking before every invitation would be one more call of the
 * platform for each, and asking for a right that is not there would be calls without end.
 */
const FRESH_FOR_MS = 6 * 3_600_000;

/**
 * What may be said of a right without asking.
 * - `may`, `may_not`: fresh. - `ask`: never asked, or a right too old to count on.
 * - `ask_last`: it was refused a while ago, and most likely still is: others are asked before.
 */
export type RightStanding = 'may' | 'may_not' | 'ask' | 'ask_last';

/** @param refusalsSince refusals heard before this moment, in ms, count no more: a person may have given the right */
export function standingOf(
  known: KnownRight | null,
  { now, refusalsSince }: { now: number; refusalsSince: number },
): RightStanding {
  if (!known) return 'ask';
  const isFresh = now - known.checkedAt < FRESH_FOR_MS;
  if (known.mayInvite) return isFresh ? 'may' : 'ask';
  // The two moments are of two clocks.
  const isHeardSince = known.checkedAt >= refusalsSince + CLOCK_TOLERANCE_MS;
  return isFresh && (refusalsSince === 0 || isHeardSince) ? 'may_not' : 'ask_last';
}
