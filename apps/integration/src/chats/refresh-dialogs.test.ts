import { Api } from 'telegram';
import { describe, expect, it, vi } from 'vitest';
import { anAccount } from '../../test/an-account.ts';
import { unleased } from './read.ts';
import { createRefreshDialogs } from './refresh-dialogs.ts';

const account = anAccount();

/** An empty list of chats that counts how often it is read. */
function createList() {
  let stored = account;
  const value = new Api.messages.Dialogs({ dialogs: [], messages: [], chats: [], users: [] });
  const read = vi.fn().mockResolvedValue({ status: 'ok', value });
  const refresh = createRefreshDialogs({
    read,
    remember: async () => [],
    accounts: {
      find: async () => stored,
      noteDialogsRead: async (_id, dialogsReadAt) => {
        stored = { ...stored, dialogsReadAt };
      },
    },
    channels: { leaveOthers: async () => {} },
  });
  return { refresh, readings: () => read.mock.calls.length, now: () => stored };
}

describe('the list of chats', () => {
  it('is read once for those who ask at the same time', async () => {
    const list = createList();
    await Promise.all([list.refresh(unleased(account)), list.refresh(unleased(account))]);
    expect(list.readings()).toBe(1);
  });

  it('is read once where a reading ended after the account had been looked up', async () => {
    const list = createList();
    await list.refresh(unleased(account));
    expect(await list.refresh(unleased(account))).toEqual({ status: 'ok', value: 'read' });
    expect(list.readings()).toBe(1);
  });

  it('is not read again just after it was', async () => {
    const list = createList();
    await list.refresh(unleased(account));
    expect(await list.refresh(unleased(list.now()))).toEqual({ status: 'ok', value: 'fresh' });
    expect(list.readings()).toBe(1);
  });
});
