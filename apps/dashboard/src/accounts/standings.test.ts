import type { Account, AccountStanding, Restriction } from '@muster/contracts';
import { expect, it } from 'vitest';
import { standingOf, toStandings, withoutAccount, withStanding } from './standings.ts';

const restriction = (kind: Restriction['kind'], until: string | null): Restriction => ({
  kind,
  since: '2026-11-20T12:00:00.000Z',
  until,
  mandatedUntil: null,
  message: { en: kind, ru: kind },
  ending: { en: 'ends', ru: 'кончится' },
  changedBy: null,
});

const standing = (version: number, restrictions: Restriction[] = []): AccountStanding => ({
  accountId: 'ann',
  version,
  restrictions,
});

const ann: Account = {
  id: 'ann',
  platform: 'telegram',
  platformUserId: '1',
  username: null,
  firstName: 'Ann',
  lastName: null,
  phoneHint: '11',
  label: null,
  state: 'paused',
  stateUntil: null,
  connectedAt: '2026-11-20T12:00:00.000Z',
};

it('an older standing never replaces a newer one, whichever comes first', () => {
  const newer = toStandings([standing(3)]);
  expect(withStanding(newer, standing(2, [restriction('paused', null)]))).toBe(newer);
  expect(
    withStanding(newer, standing(4, [restriction('paused', null)])).get('ann')?.restrictions,
  ).toHaveLength(1);
});

it('what is told live gives the state: of several restrictions the one that lasts longest', () => {
  const until = '2026-11-20T13:00:00.000Z';
  const both = toStandings([standing(1, [restriction('frozen', null), restriction('flood_wait', until)])]);
  expect(standingOf(ann, both)).toMatchObject({ state: 'frozen', until: null });
  const one = toStandings([standing(1, [restriction('flood_wait', until)])]);
  expect(standingOf(ann, one)).toMatchObject({ state: 'flood_wait', until });
  expect(standingOf(ann, toStandings([standing(1)]))).toMatchObject({ state: 'active', until: null });
});

it('until anything is told, an account stands as it was read', () => {
  expect(standingOf(ann, undefined)).toMatchObject({ state: 'paused', restrictions: null });
  expect(standingOf(ann, withoutAccount(toStandings([standing(1)]), { accountId: 'ann' }))).toMatchObject({
    state: 'paused',
  });
});
