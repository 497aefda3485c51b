import type { AccountState, LiftableKind, RestrictionKind } from '@muster/contracts';
import { lastRest, type Rest, RestKind } from './rest.ts';

/** What takes an account out of work until a person acts. */
export type DisablingKind = Exclude<RestrictionKind, RestKind>;

/** What may take an account out of work until a person acts, by the state it is in: nothing replaces what is worse. */
export const moves: Readonly<Record<AccountState, readonly DisablingKind[]>> = {
  active: ['frozen', 'banned', 'logged_out'],
  flood_wait: ['frozen', 'banned', 'logged_out'],
  peer_flood: ['frozen', 'banned', 'logged_out'],
  frozen: ['banned', 'logged_out'],
  banned: [],
  logged_out: ['banned'],
  paused: ['frozen', 'banned', 'logged_out'],
};

/** The states from which an account may be taken into `target`. */
export const statesBefore = (target: DisablingKind): AccountState[] =>
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

/** What account-manager has an account under. */
export type Restrictions = readonly { kind: LiftableKind; until: Date | null }[];

/** Of several restrictions that end together the first of these gives the state. */
const HEAVIEST_FIRST: readonly LiftableKind[] = ['banned', 'frozen', 'paused', 'peer_flood', 'flood_wait'];

/**
 * The state of an account under all these restrictions and no other, with its rest. What lasts longest gives the state:
 * were it the heaviest, the account would be active between its end and that of a lighter one. A lost session is none of
 * them: only a login finds it again.
 */
export function stateUnder(
  state: AccountState,
  restrictions: Restrictions,
): Standing & { rest: Rest | null } {
  const rest = lastRest(
    restrictions.flatMap(({ kind, until }) => {
      const restKind = RestKind.safeParse(kind);
      return restKind.success && until ? [{ kind: restKind.data, until }] : [];
    }),
  );
  if (state === 'logged_out') return { state, stateUntil: null, rest };
  const heaviestFirst = HEAVIEST_FIRST.flatMap(kind => restrictions.filter(present => present.kind === kind));
  const [longest] = heaviestFirst.toSorted((a, b) => endMs(b) - endMs(a));
  if (!longest) return { state: 'active', stateUntil: null, rest };
  return { state: longest.kind, stateUntil: longest.until, rest };
}

const endMs = ({ until }: Restrictions[number]) => until?.getTime() ?? NO_END_MS;

/** Later than any date, and still a number to subtract. */
const NO_END_MS = Number.MAX_SAFE_INTEGER;

export type Standing = { state: AccountState; stateUntil: Date | null };

/** The state at a moment: one with an end is over by itself then. */
export function standingAt({ state, stateUntil }: Standing, nowMs: number): Standing {
  const over = stateUntil !== null && stateUntil.getTime() <= nowMs;
  return over ? { state: 'active', stateUntil: null } : { state, stateUntil };
}
