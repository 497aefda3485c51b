import type { ErrorCode } from '@muster/contracts';
import { clock } from '@muster/service-kit';
import type { Undecided } from '../recovery/with-rebuild.ts';
import type { Unavailable } from '../rights/unavailable-rights.ts';
import type { Obstacle } from './rank.ts';

/** What could not be decided now can be in a moment. */
const UNDECIDED_MS = 1_000;

/** A lease ends in 30 s at the latest, but most are given back before: asking again makes sense after this. */
const GIVEN_BACK_MS = 5_000;

export const LOGGED_OUT: Obstacle = { reason: 'logged_out', nextAt: null };

/** Only a person can choose another one. */
export const REMOVED: Obstacle = { reason: 'account_removed' satisfies ErrorCode, nextAt: null };

/** No time gives a right: an admin of the chat does. */
export const NO_RIGHT: Obstacle = { reason: 'chat_admin_required', nextAt: null };

export const undecided = ({ status }: Undecided): Obstacle => ({
  reason: status,
  nextAt: clock.now() + UNDECIDED_MS,
});

/** The account is in use; times in ms. */
export const leasedUntil = (until: number, now: number): Obstacle => ({
  reason: 'leased',
  nextAt: Math.min(until, now + GIVEN_BACK_MS),
});

/** So many accounts are without a known right that this one was not asked about yet. */
export const notAskedYet = (): Obstacle => ({ reason: 'rights_unknown', nextAt: clock.now() });

export const rightUnavailable = ({ code, askAgainAt }: Unavailable): Obstacle => ({
  reason: code,
  nextAt: askAgainAt,
});
