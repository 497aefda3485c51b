import { Api, helpers } from 'telegram';
import { expect, it } from 'vitest';
import { readMigrations } from './read-migrations.ts';

const long = (id: number) => helpers.returnBigInt(id);

const said = (peerId: Api.TypePeer, action: Api.TypeMessageAction) =>
  new Api.MessageService({ id: 1, peerId, date: 0, action });

const inGroup = new Api.PeerChat({ chatId: long(5) });
const inSupergroup = new Api.PeerChannel({ channelId: long(9) });
const movedTo = new Api.MessageActionChatMigrateTo({ channelId: long(9) });
const cameFrom = new Api.MessageActionChannelMigrateFrom({ title: 'Runners', chatId: long(5) });

it.each([
  ['the last message of the group', said(inGroup, movedTo)],
  ['the first message of the supergroup', said(inSupergroup, cameFrom)],
])('%s tells that one became the other', (_which, message) => {
  expect(readMigrations({ chats: [], messages: [message] })).toEqual([
    { group: 'telegram:-5', supergroup: 'telegram:9' },
  ]);
});

it('a migration that is told elsewhere than in its chats tells nothing', () => {
  const messages = [said(inSupergroup, movedTo), said(inGroup, cameFrom)];
  expect(readMigrations({ chats: [], messages })).toEqual([]);
});
