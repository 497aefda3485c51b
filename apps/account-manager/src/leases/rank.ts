import type { RightStanding } from '../rights/standing.ts';
import { NO_RIGHT } from './obstacles.ts';

/** Why an account cannot be leased now, and when that may change by itself, in ms; null: not by itself. */
export type Obstacle = { reason: string; nextAt: number | null };

/** What is known of one account at the moment of choosing. */
export type Prospect<Account> = {
  account: Account;
  /** The obstacle that ends last, if there is one. */
  obstacle: Obstacle | null;
  /** The right to invite; `may` where none is needed. */
  right: RightStanding;
  /** How much of each limit is used, 0 to 1. */
  sharesUsed: readonly number[];
  /** Failures that were the account's own, healed by successes: 0 to {@link MAX_ERROR_SCORE}. */
  errorScore: number;
  /** When its last lease began, in ms; 0 for never. */
  lastLeaseAt: number;
};

export type Refused<Account> = Obstacle & { account: Account };

export type Ranking<Account> = { eligible: Prospect<Account>[]; refused: Refused<Account>[] };

/** As high as an error score grows: three successes bring an account back to one. */
export const MAX_ERROR_SCORE = 8;

/**
 * Who may be leased, best first, and who may not.
 *
 * Of those whose right is known or worth asking for, the one that has most left comes first: left of the limit that is
 * tightest for it, so that neither an hour, nor a day, nor what it may ever do in this channel is used up while others
 * idle. Faults count like use: at the highest error score like a limit that is used up. Then the one whose last lease is
 * longest ago. Work thus spreads evenly, by what each may do. The order does not depend on the order of the prospects.
 */
export function rank<Account extends { id: string }>(
  prospects: readonly Prospect<Account>[],
): Ranking<Account> {
  const refused = prospects.flatMap(({ account, obstacle, right }) => {
    if (right === 'may_not') return { account, ...NO_RIGHT };
    return obstacle ? { account, ...obstacle } : [];
  });
  const eligible = prospects
    .filter(({ obstacle, right }) => !obstacle && right !== 'may_not')
    .sort(
      (a, b) =>
        Number(a.right === 'ask_last') - Number(b.right === 'ask_last') ||
        wearOf(a) - wearOf(b) ||
        a.lastLeaseAt - b.lastLeaseAt ||
        compareIds(a.account, b.account),
    );
  return { eligible, refused };
}

const wearOf = ({ sharesUsed, errorScore }: Prospect<unknown>): number =>
  Math.max(0, ...sharesUsed) + errorScore / MAX_ERROR_SCORE;

const compareIds = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);

/** Of several obstacles the one that ends last: asking before that would be refused again. */
export function lastToEnd(...obstacles: readonly (Obstacle | null)[]): Obstacle | null {
  const present = obstacles.filter(obstacle => obstacle !== null);
  return present.toSorted((a, b) => endOf(b) - endOf(a))[0] ?? null;
}

const endOf = ({ nextAt }: Obstacle): number => nextAt ?? Number.POSITIVE_INFINITY;

/** The earliest moment at which asking again makes sense, in ms; null when no time will help. */
export function earliestOf(obstacles: readonly Obstacle[]): number | null {
  const earliest = Math.min(...obstacles.map(endOf));
  return Number.isFinite(earliest) ? earliest : null;
}
