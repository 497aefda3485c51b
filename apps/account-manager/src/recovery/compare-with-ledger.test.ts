import { expect, it } from 'vitest';
import type { Position } from '../ledger/entry.ts';
import { compareWithLedger } from './compare-with-ledger.ts';

const WHO = { personKey: 'p', channelKey: 'c' };
const seen: Position = { epoch: 2, version: 7, last: 'permit:x' };

/** A ledger whose head of a person is these, one after the other. */
function ledgerWith(...heads: (Position | null)[]) {
  let look = 0;
  return {
    looks: () => look,
    ledger: {
      look: async () => ({
        person: heads[Math.min(look++, heads.length - 1)] ?? null,
        channel: seen,
        knowsPermit: false,
      }),
    },
  };
}

const compare = (ledger: ReturnType<typeof ledgerWith>, channel: Position | null = null) =>
  compareWithLedger(ledger, WHO, { person: seen, channel }).then(({ agreement }) => agreement);

it('believes what was taken from where the ledger stands', async () => {
  expect(await compare(ledgerWith(seen))).toBe('agrees');
});

it('waits for an entry that is on its way', async () => {
  const ledger = ledgerWith(
    { ...seen, version: 6, last: 'lease:y' },
    { ...seen, version: 6, last: 'lease:y' },
    seen,
  );
  expect(await compare(ledger)).toBe('agrees');
  expect(ledger.looks()).toBe(3);
});

it('does not look again where that was done, unless an entry is on its way', async () => {
  const before = { person: { ...seen, version: 6, last: 'lease:y' }, channel: null, knowsPermit: false };
  const ledger = ledgerWith(seen);
  const refusedFrom = { person: seen, channel: null };
  const { agreement } = await compareWithLedger(ledger, WHO, refusedFrom, { ...before, person: seen });
  expect([agreement, ledger.looks()]).toEqual(['agrees', 0]);
  expect(await compareWithLedger(ledger, WHO, refusedFrom, before)).toMatchObject({ agreement: 'agrees' });
  expect(ledger.looks()).toBe(1);
});

it('gives an entry that does not come up', async () => {
  expect(await compare(ledgerWith({ ...seen, version: 6, last: 'lease:y' }))).toBe('apart');
});

it.each([
  ['the ledger has the version, but of another entry', { ...seen, last: 'outcome:z' }, 'apart'],
  ['the ledger does not know the person', null, 'apart'],
  ['Redis comes from an epoch the ledger has not begun', { ...seen, epoch: 1 }, 'apart'],
  ['the ledger is further', { ...seen, version: 8, last: 'lease:y' }, 'overtaken'],
  ['another epoch has begun', { ...seen, epoch: 3 }, 'ended'],
])('%s', async (_, head, agreement) => {
  expect(await compare(ledgerWith(head))).toBe(agreement);
});

it('asks both, the person and the channel', async () => {
  expect(await compare(ledgerWith(seen), seen)).toBe('agrees');
  expect(await compare(ledgerWith(seen), { ...seen, last: 'permit:other' })).toBe('apart');
});
