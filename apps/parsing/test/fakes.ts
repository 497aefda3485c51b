import type { Lease, Person } from '@muster/contracts';
import { type AccountLeases, newId } from '@muster/service-kit';
import type { Chats } from '../src/collection/chats.ts';

export const soon = (ms: number): string => new Date(Date.now() + ms).toISOString();

export const lease = (accountId: string): Lease => ({
  id: newId(),
  accountId,
  fencingToken: 1,
  expiresAt: soon(30_000),
  token: `lease of ${accountId}`,
});

/** One account, always free, always granted. */
export const freeAccount = (accountId = newId()): AccountLeases => ({
  take: async () => ({ status: 'granted', lease: lease(accountId) }),
  renew: async held => ({ status: 'renewed', lease: held }),
  release: async () => {},
  requestPermit: async (_, { permitId }) => ({
    status: 'granted',
    permit: { id: permitId, token: `permit ${permitId}`, expiresAt: soon(5_000) },
  }),
});

/** For tests in which nobody works. */
export const idleLeases: AccountLeases = {
  ...freeAccount(),
  take: async () => ({ status: 'none_eligible', accounts: [], nextAt: null }),
};

export const person = (id: number, given: Partial<Person> = {}): Person => ({
  platformUserId: String(id),
  username: `user${id}`,
  firstName: `First ${id}`,
  lastName: null,
  premium: false,
  bot: false,
  deleted: false,
  ...given,
});

export const people = (from: number, to: number): Person[] =>
  Array.from({ length: to - from + 1 }, (_, index) => person(from + index));

export const CHANNEL = 'telegram:100';

/** A group whose members come in these pages. */
export function group(pages: Person[][]): Chats {
  const reported = pages.flat().length;
  return {
    resolve: async () => ({
      status: 'found',
      chat: { key: CHANNEL, kind: 'supergroup', title: 'Berlin', username: 'berlin', memberCount: reported },
    }),
    async readMembers({ cursor }) {
      const index = Number(cursor ?? 0);
      const nextCursor = index + 1 < pages.length ? String(index + 1) : null;
      return { status: 'page', people: pages[index] ?? [], nextCursor, reported };
    },
    settlePermit: async () => ({ status: 'voided' }),
  };
}

export const idleChats: Chats = group([[]]);
