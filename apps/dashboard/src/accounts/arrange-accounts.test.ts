import type { Account, AccountState } from '@muster/contracts';
import { describe, expect, it } from 'vitest';
import { arrangeAccounts, PAGE_SIZE } from './arrange-accounts.ts';
import type { StandingAccount } from './standings.ts';

let made = 0;

function standing(
  firstName: string,
  state: AccountState = 'active',
  more: Partial<Account> = {},
): StandingAccount {
  const account: Account = {
    id: `account-${made++}`,
    platform: 'telegram',
    platformUserId: '1',
    username: null,
    firstName,
    lastName: null,
    phoneHint: '+7 … 11',
    label: null,
    state,
    stateUntil: null,
    connectedAt: '2026-11-20T12:00:00.000Z',
    ...more,
  };
  return { account, state, until: null, restrictions: null };
}

const names = (accounts: readonly StandingAccount[]) => accounts.map(({ account }) => account.firstName);

describe('the list of accounts', () => {
  it('begins with those that need a person, each kind by name', () => {
    const accounts = [
      standing('Zoe'),
      standing('Bob', 'flood_wait'),
      standing('Ann'),
      standing('Eve', 'logged_out'),
    ];
    expect(names(arrangeAccounts(accounts, {}, 'en').shown)).toEqual(['Eve', 'Bob', 'Ann', 'Zoe']);
  });

  it('is put in order by name as people count, or by the moment of connecting', () => {
    const accounts = [
      standing('Shop 10', 'paused', { connectedAt: '2026-11-21T00:00:00.000Z' }),
      standing('shop 2', 'active', { connectedAt: '2026-11-19T00:00:00.000Z' }),
    ];
    expect(names(arrangeAccounts(accounts, { order: 'name' }, 'en').shown)).toEqual(['shop 2', 'Shop 10']);
    expect(names(arrangeAccounts(accounts, { order: 'newest' }, 'en').shown)).toEqual(['Shop 10', 'shop 2']);
  });

  it('finds by label, name, username with or without @, and the end of the phone', () => {
    const ann = standing('Ann', 'active', { lastName: 'Lee', username: 'ann_lee', label: 'Поддержка' });
    const accounts = [ann, standing('Bob', 'active', { phoneHint: '+4 … 22' })];
    for (const text of ['ann l', '@ANN_', 'поддер', ' ann_lee ']) {
      expect(arrangeAccounts(accounts, { text }, 'en').shown).toEqual([ann]);
    }
    expect(names(arrangeAccounts(accounts, { text: '22' }, 'en').shown)).toEqual(['Bob']);
    expect(arrangeAccounts(accounts, { text: 'ann', state: 'paused' }, 'en')).toMatchObject({
      found: 0,
      pages: 1,
    });
  });

  it('comes in pages; one behind the last is the last', () => {
    const accounts = Array.from({ length: PAGE_SIZE + 1 }, (_, i) => standing(`Nr ${i}`));
    const { shown, found, page, pages } = arrangeAccounts(accounts, { page: 9 }, 'en');
    expect({ found, page, pages }).toEqual({ found: PAGE_SIZE + 1, page: 2, pages: 2 });
    expect(names(shown)).toEqual([`Nr ${PAGE_SIZE}`]);
  });
});
