import { Api, helpers } from 'telegram';
import { describe, expect, it, vi } from 'vitest';
import { anAccount } from '../../test/an-account.ts';
import type { MetChat } from '../peers/repository.ts';
import { createAddressAnew } from './address-anew.ts';
import { createFindKnownChat } from './find-known-chat.ts';
import { unleased } from './read.ts';
import { createRefreshDialogs } from './refresh-dialogs.ts';

const account = anAccount();

const refused: MetChat = {
  key: 'telegram:7',
  kind: 'supergroup',
  platformChatId: 7n,
  accessHash: 1n,
  title: 'Club',
  username: null,
  memberCount: 1,
  role: 'member',
  permissions: [],
  mayInvite: true,
};

type Page = Api.messages.TypeDialogs;

const EMPTY = new Api.messages.Dialogs({ dialogs: [], messages: [], chats: [], users: [] });

/** A part of a list of so many chats: those from one number to another. */
function slice(count: number, from: number, to: number): Page {
  const numbers = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const peerOf = (number: number) => new Api.PeerChat({ chatId: helpers.returnBigInt(number) });
  return new Api.messages.DialogsSlice({
    count,
    dialogs: numbers.map(
      number =>
        new Api.Dialog({
          peer: peerOf(number),
          topMessage: number,
          readInboxMaxId: 0,
          readOutboxMaxId: 0,
          unreadCount: 0,
          unreadMentionsCount: 0,
          unreadReactionsCount: 0,
          notifySettings: new Api.PeerNotifySettings({}),
        }),
    ),
    messages: numbers.map(
      number =>
        new Api.Message({ id: number, peerId: peerOf(number), date: 1_000_000 - number, message: '' }),
    ),
    chats: [],
    users: [],
  });
}

/** A list of chats that is answered page by page, and counts how often it is read. */
function createList(pageOf: (reading: number) => Page = () => EMPTY) {
  let stored = account;
  const read = vi
    .fn()
    .mockImplementation(async () => ({ status: 'ok', value: pageOf(read.mock.calls.length) }));
  const leaveOthers = vi.fn(async () => {});
  const accounts = {
    find: async () => stored,
    noteDialogsRead: async (_id: string, dialogsReadAt: Date | null) => {
      stored = { ...stored, dialogsReadAt };
    },
  };
  const refresh = createRefreshDialogs({
    read,
    remember: async () => [],
    accounts,
    channels: { leaveOthers },
  });
  return { refresh, accounts, readings: () => read.mock.calls.length, leaveOthers, now: () => stored };
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

  it('is read again where Telegram has refused an address from it, also just after it was', async () => {
    const list = createList();
    await list.refresh(unleased(account));
    const peers = { chat: async () => null, chatByUsername: async () => null, forgetChat: async () => {} };
    const addressAnew = createAddressAnew({
      accounts: list.accounts,
      log: { warn: () => {} },
      peers,
      lookAtChat: () => Promise.reject(new Error('a channel is not looked at')),
      findKnownChat: createFindKnownChat({ peers, refreshDialogs: list.refresh }),
    });
    expect(await addressAnew(list.now(), refused)).toBe(false);
    expect(list.readings()).toBe(2);
  });

  it('is not read again just after it was', async () => {
    const list = createList();
    await list.refresh(unleased(account));
    expect(await list.refresh(unleased(list.now()))).toEqual({ status: 'ok', value: 'fresh' });
    expect(list.readings()).toBe(1);
  });

  it('tells which chats were left once every one of its chats was seen', async () => {
    const list = createList(reading => (reading === 1 ? slice(150, 1, 100) : slice(150, 101, 150)));
    await list.refresh(unleased(account));
    expect([list.readings(), list.leaveOthers.mock.calls.length]).toEqual([2, 1]);
  });

  it('tells of none that it was left where some moved to the top, and others were shown twice', async () => {
    const pages = [slice(150, 1, 100), slice(150, 99, 148), slice(150, 151, 150)];
    const list = createList(reading => pages[reading - 1] ?? EMPTY);
    await list.refresh(unleased(account));
    expect([list.readings(), list.leaveOthers.mock.calls.length]).toEqual([3, 0]);
  });

  it('tells of none that it was left where one was left while it was read', async () => {
    const pages = [slice(150, 1, 100), slice(149, 102, 150), slice(149, 151, 150)];
    const list = createList(reading => pages[reading - 1] ?? EMPTY);
    await list.refresh(unleased(account));
    expect([list.readings(), list.leaveOthers.mock.calls.length]).toEqual([3, 0]);
  });

  it('that is very long is read as far as 1,500 conversations, and not again just after', async () => {
    const list = createList(reading => slice(2_000, reading * 100 - 99, reading * 100));
    expect(await list.refresh(unleased(account))).toEqual({ status: 'ok', value: 'read' });
    expect(await list.refresh(unleased(list.now()))).toEqual({ status: 'ok', value: 'fresh' });
    expect([list.readings(), list.leaveOthers.mock.calls.length]).toEqual([15, 0]);
  });
});
