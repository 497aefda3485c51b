import type { AccountState, RestrictionKind } from '@muster/contracts';
import type { RestKind } from './rest.ts';

/** What takes an account out of work until a person acts. */
export type DisablingKind = Exclude<RestrictionKind, RestKind>;

/**
 * Into which states a restriction may take an account, by the state it is in. A lighter restriction never replaces
 * a heavier one, but a rest that ends later prolongs it.
 */
export const moves: Readonly<Record<AccountState, readonly RestrictionKind[]>> = {
  active: ['flood_wait', 'peer_flood', 'frozen', 'banned', 'logged_out'],
  flood_wait: ['flood_wait', 'peer_flood', 'frozen', 'banned', 'logged_out'],
  peer_flood: ['peer_flood', 'frozen', 'banned', 'logged_out'],
  frozen: ['banned', 'logged_out'],
  banned: [],
  logged_out: ['banned'],
  paused: ['frozen', 'banned', 'logged_out'],
};

/** The states from which an account may be taken into `target`. */
export const statesBefore = (target: RestrictionKind): AccountState[] =>
  stateNames.filter(state => moves[state].includes(target));

const stateNames: readonly AccountState[] = [
  'active',
  'flood_wait',
  'peer_flood',
  'frozen',
  'banned',
  'logged_out',
  'paused',
];

export type Standing = { state: AccountState; stateUntil: Date | null };

/** The state at a moment: one with an end is over by itself then. */
export function standingAt({ state, stateUntil }: Standing, nowMs: number): Standing {
  const over = stateUntil !== null && stateUntil.getTime() <= nowMs;
  return over ? { state: 'active', stateUntil: null } : { state, stateUntil };
}
