import { describe, expect, it } from 'vitest';
import { invitationsIn } from './invitations-in.ts';

const action = {
  seq: 1,
  at: '2026-01-01T12:00:00.000Z',
  realAt: '2026-01-01T12:00:00.000Z',
  accountId: '7',
  connectionId: 1,
  authKeyId: '1',
  method: 'channels.inviteToChannel',
  chatId: '9',
  outcome: 'ok',
  durationMs: 1,
};
const resultsIn = (chatId: string, actions: Parameters<typeof invitationsIn>[0]) =>
  invitationsIn(actions)
    .get(chatId)
    ?.map(({ userId, result }) => [userId, result]);

describe('the invitations of the record', () => {
  it('are a line for each person, with who was added and who was passed over', () => {
    const call = { ...action, userIds: ['11', '12'], invited: ['11'], missing: ['12'] };
    expect(resultsIn('9', [call])).toEqual([
      ['11', 'ok'],
      ['12', 'missing'],
    ]);
  });

  it('say of who was in already, or cannot be added at all, that it is neither', () => {
    const call = { ...action, userIds: ['11', '12', '13'], invited: ['11'], missing: ['12'] };
    expect(resultsIn('9', [call])?.at(2)).toEqual(['13', 'neither']);
  });

  it('say the error of a call that was refused, for everybody in it', () => {
    const call = { ...action, userIds: ['11', '12'], outcome: 'PEER_FLOOD' };
    expect(resultsIn('9', [call])).toEqual([
      ['11', 'PEER_FLOOD'],
      ['12', 'PEER_FLOOD'],
    ]);
  });

  it('stand by destination, the newest first, whatever order they come in', () => {
    const earlier = { ...action, seq: 1, chatId: '8', userIds: ['11'], invited: ['11'] };
    const later = { ...action, seq: 2, userIds: ['12'], invited: ['12'] };
    const newest = { ...action, seq: 3, chatId: '8', userIds: ['13'], invited: ['13'] };
    const byChat = invitationsIn([earlier, newest, later]);
    expect([...byChat.keys()]).toEqual(['8', '9']);
    expect(byChat.get('8')?.map(({ userId }) => userId)).toEqual(['13', '11']);
  });
});
