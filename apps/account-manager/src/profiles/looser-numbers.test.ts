import { expect, it } from 'vitest';
import { defaultProfile } from '../limits/table.ts';
import { flatten, looserNumbers } from './looser-numbers.ts';
import { toNumbers } from './numbers.ts';

const table = toNumbers(defaultProfile);

it('takes the table itself, and nothing at all', () => {
  expect(looserNumbers(table, {})).toEqual([]);
  expect(looserNumbers(table, { ...table, newAccount: table.newAccount ?? {} })).toEqual([]);
});

it.each([...flatten({ limits: table.limits })])(
  'refuses more than the table allows: %s %i',
  (path, value) => {
    const name = path.replace('limits.', '');
    expect(looserNumbers(table, { limits: { [name]: value } })).toEqual([]);
    expect(looserNumbers(table, { limits: { [name]: value + 1 } })).toEqual([
      {
        path,
        message: {
          en: `The table allows at most ${value} here, and a profile can only be stricter.`,
          ru: `Таблица допускает здесь не больше ${value}, а профиль может быть только строже.`,
        },
      },
    ]);
  },
);

it.each([
  ['pauses.invite.leastSeconds', 600, { pauses: { invite: { leastSeconds: 599 } } }],
  ['pauses.invite.mostSeconds', 900, { pauses: { invite: { mostSeconds: 899 } } }],
  ['pauses.direct_message.leastSeconds', 300, { pauses: { direct_message: { leastSeconds: 0 } } }],
  ['channelPaceSeconds', 20, { channelPaceSeconds: 19 }],
  ['newAccount.days', 14, { newAccount: { days: 13 } }],
])('refuses less than the table asks for: %s %i', (path, value, numbers) => {
  expect(looserNumbers(table, numbers)).toEqual([
    {
      path,
      message: {
        en: `The table asks for at least ${value} here, and a profile can only be stricter.`,
        ru: `Таблица требует здесь не меньше ${value}, а профиль может быть только строже.`,
      },
    },
  ]);
});

it('refuses a new account that begins with more than the table', () => {
  expect(looserNumbers(table, { newAccount: { firstDayInvites: 4 } })).toMatchObject([
    { path: 'newAccount.firstDayInvites' },
  ]);
});

it('refuses a longest pause that is shorter than the shortest', () => {
  const crossed = { pauses: { invite: { leastSeconds: 2_000, mostSeconds: 1_000 } } };
  expect(looserNumbers(table, crossed)).toMatchObject([{ path: 'pauses.invite.mostSeconds' }]);
});

it('names everything that is looser', () => {
  const numbers = { limits: { invites_per_day: 31, joins_per_day: 6 }, channelPaceSeconds: 1 };
  expect(looserNumbers(table, numbers).map(({ path }) => path)).toEqual([
    'limits.invites_per_day',
    'limits.joins_per_day',
    'channelPaceSeconds',
  ]);
});
