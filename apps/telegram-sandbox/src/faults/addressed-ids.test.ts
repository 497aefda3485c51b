import { describe, expect, it } from 'vitest';
import { addressedIds } from './addressed-ids.ts';

const names = {
  people: {
    byUsername: (name: string) => (name === 'ada' ? { id: 1 } : null),
    byPhone: (phone: string) => (phone === '4930' ? { id: 2 } : null),
  },
  chats: {
    byUsername: (name: string) => (name === 'club' ? { id: 3 } : null),
  },
  inviteLinks: { get: (hash: string) => (hash === 'h' ? { chatId: 4 } : null) },
};
const ids = (query: { _: string; [field: string]: unknown }) => [...addressedIds(query, '9', names)];

describe('whom a query addresses', () => {
  it.each<[string, { _: string; [field: string]: unknown }, string[]]>([
    ['a peer', { _: 'x', peer: { _: 'inputPeerUser', user_id: 5n, access_hash: 6n } }, ['5']],
    ['itself', { _: 'x', peer: { _: 'inputPeerSelf' } }, ['9']],
    [
      'a channel and people',
      { _: 'x', channel: { _: 'inputChannel', channel_id: 5n }, users: [{ _: 'inputUser', user_id: 6n }] },
      ['5', '6'],
    ],
    [
      'somebody seen in a message',
      {
        _: 'x',
        id: { _: 'inputUserFromMessage', peer: { _: 'inputPeerChat', chat_id: 5n }, msg_id: 1, user_id: 6n },
      },
      ['5', '6'],
    ],
    ['a small group', { _: 'messages.addChatUser', chat_id: 5n }, ['5']],
    ['small groups by bare ids', { _: 'messages.getChats', id: [5n, 6n] }, ['5', '6']],
    ['a username', { _: 'contacts.resolveUsername', username: '@ada' }, ['1']],
    ['a chat’s username', { _: 'contacts.resolveUsername', username: 'club' }, ['3']],
    ['a phone', { _: 'contacts.resolvePhone', phone: '+49 30' }, ['2']],
    [
      'a phone in a list of contacts',
      {
        _: 'contacts.importContacts',
        contacts: [{ _: 'inputPhoneContact', phone: '+49 30', client_id: 7n }],
      },
      ['2'],
    ],
    ['an invite link', { _: 'messages.importChatInvite', hash: 'h' }, ['4']],
    ['nobody', { _: 'help.getConfig', random_id: 5n }, []],
  ])('%s', (_what, query, expected) => {
    expect(ids(query)).toEqual(expected);
  });
});
