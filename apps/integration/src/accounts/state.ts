import type { AccountState, LiftableKind, RestrictionKind } from '@muster/contracts';
import { type Rest, RestKind, runningRest } from './rest.ts';

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

/** What account-manager has an account under. */
export type Restrictions = readonly { kind: LiftableKind; until: Date | null }[];

/** Of several restrictions the first of these gives the state. */
const HEAVIEST_FIRST = ['banned', 'frozen', 'paused', 'peer_flood', 'flood_wait'] as const;

/**
 * The state of an account under all these restrictions and no other, with its rest. A lost session is none of them:
 * only a login finds it again.
 */
export function stateUnder(
  state: AccountState,
  restrictions: Restrictions,
): Standing & { rest: Rest | null } {
  const kind = HEAVIEST_FIRST.find(heaviest => restrictions.some(present => present.kind === heaviest));
  const rests = restrictions.flatMap(({ kind: of, until }) => {
    const rest = RestKind.safeParse(of);
    return rest.success && until ? [{ restKind: rest.data, restUntil: until }] : [];
  });
  const rest = runningRest(rests, new Date(0));
  if (state === 'logged_out') return { state, stateUntil: null, rest };
  if (!kind) return { state: 'active', stateUntil: null, rest };
  const until = restrictions.find(present => present.kind === kind)?.until ?? null;
  return { state: kind, stateUntil: kind === rest?.kind ? rest.until : until, rest };
}

export type Standing = { state: AccountState; stateUntil: Date | null };

/** The state at a moment: one with an end is over by itself then. */
export function standingAt({ state, stateUntil }: Standing, nowMs: number): Standing {
  const over = stateUntil !== null && stateUntil.getTime() <= nowMs;
  return over ? { state: 'active', stateUntil: null } : { state, stateUntil };
}
