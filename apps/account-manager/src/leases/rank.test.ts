import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { earliestOf, lastToEnd, MAX_ERROR_SCORE, type Prospect, rank } from './rank.ts';

type Account = { id: string };

/** An account that may do everything and has done nothing. */
const fresh = (id: string, differing: Partial<Prospect<Account>> = {}): Prospect<Account> => ({
  account: { id },
  obstacle: null,
  right: 'may',
  sharesUsed: [],
  errorScore: 0,
  lastLeaseAt: 0,
  ...differing,
});

const order = (...prospects: Prospect<Account>[]) =>
  rank(prospects).eligible.map(({ account }) => account.id);

describe('of two accounts comes first', () => {
  it('the one with more left of its tightest limit', () => {
    expect(order(fresh('a', { sharesUsed: [0.1, 0.9] }), fresh('b', { sharesUsed: [0.5, 0.5] }))).toEqual([
      'b',
      'a',
    ]);
  });

  it('the one that failed less, of two with as much left', () => {
    expect(order(fresh('a', { errorScore: 1 }), fresh('b'))).toEqual(['b', 'a']);
  });

  it('even one that has hardly anything left, when the other only fails', () => {
    const failing = fresh('a', { errorScore: MAX_ERROR_SCORE });
    expect(order(failing, fresh('b', { sharesUsed: [29 / 30] }))).toEqual(['b', 'a']);
  });

  it('the one whose last lease is longer ago, of two that are worn alike', () => {
    expect(order(fresh('a', { lastLeaseAt: 2 }), fresh('b', { lastLeaseAt: 1 }))).toEqual(['b', 'a']);
  });

  it('the one that was never refused the right, however worn it is', () => {
    const refusedOnce = fresh('a', { right: 'ask_last' });
    expect(order(refusedOnce, fresh('b', { right: 'ask', sharesUsed: [0.9] }))).toEqual(['b', 'a']);
  });
});

it('an account without the right is refused for that, for no other obstacle will ever matter', () => {
  const obstacle = { reason: 'invite_pause', nextAt: 1 };
  expect(rank([fresh('a', { right: 'may_not', obstacle })]).refused).toEqual([
    { account: { id: 'a' }, reason: 'chat_admin_required', nextAt: null },
  ]);
});

it('of several obstacles the last to end is told, and one without an end outlasts all', () => {
  const [soon, late, never] = [
    { reason: 'soon', nextAt: 1 },
    { reason: 'late', nextAt: 2 },
    { reason: 'never', nextAt: null },
  ];
  expect(lastToEnd(soon, null, late)).toBe(late);
  expect(lastToEnd(late, never, soon)).toBe(never);
  expect(lastToEnd(null, null)).toBeNull();
});

it('asking again makes sense at the earliest end of all, and never when there is none', () => {
  expect(
    earliestOf([
      { reason: '', nextAt: 7 },
      { reason: '', nextAt: null },
      { reason: '', nextAt: 5 },
    ]),
  ).toBe(5);
  expect(earliestOf([{ reason: '', nextAt: null }])).toBeNull();
  expect(earliestOf([])).toBeNull();
});

const prospects = fc.uniqueArray(
  fc.record({
    account: fc.record({ id: fc.uuid() }),
    obstacle: fc.option(fc.record({ reason: fc.string(), nextAt: fc.option(fc.nat()) })),
    right: fc.constantFrom('may' as const, 'may_not' as const, 'ask' as const, 'ask_last' as const),
    sharesUsed: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 4 }),
    errorScore: fc.nat({ max: MAX_ERROR_SCORE }),
    lastLeaseAt: fc.nat({ max: 3 }),
  }),
  { selector: ({ account }) => account.id, maxLength: 12 },
);

describe('whatever the accounts', () => {
  it('each is either eligible or refused with a reason, never both', () => {
    fc.assert(
      fc.property(prospects, all => {
        const { eligible, refused } = rank(all);
        const told = [...eligible, ...refused].map(({ account }) => account.id);
        expect(told.toSorted()).toEqual(all.map(({ account }) => account.id).toSorted());
        expect(eligible.every(({ obstacle, right }) => obstacle === null && right !== 'may_not')).toBe(true);
      }),
    );
  });

  it('the order in which they are read does not matter', () => {
    const shuffled = prospects.chain(all =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, ([one, other]) => {
        expect(rank(other).eligible).toEqual(rank(one).eligible);
      }),
    );
  });

  it('work that always goes to the first is spread by what each may do', () => {
    const teams = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(teams, fc.nat({ max: 200 }), (limits, steps) => {
        const used = limits.map(() => 0);
        for (let step = 1; step <= steps; step++) {
          const left = limits.flatMap((value, i) => {
            const share = (used[i] ?? 0) / value;
            return share < 1 ? fresh(String(i), { sharesUsed: [share] }) : [];
          });
          const first = rank(left).eligible[0];
          if (!first) break;
          const i = Number(first.account.id);
          used[i] = (used[i] ?? 0) + 1;
        }
        // Nobody is further ahead of another than by the one action that was theirs.
        const shares = limits.map((value, i) => ({
          before: ((used[i] ?? 0) - 1) / value,
          after: (used[i] ?? 0) / value,
        }));
        const least = Math.min(...shares.map(({ after }) => after));
        expect(shares.every(({ before }) => before <= least)).toBe(true);
      }),
    );
  });
});
