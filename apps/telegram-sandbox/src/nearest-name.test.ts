import { expect, it } from 'vitest';
import { nearestName } from './nearest-name.ts';

it('finds the name that was meant, and none that is far from what was written', () => {
  const names = ['channels.inviteToChannel', 'channels.joinChannel', 'messages.sendMessage'];
  expect(nearestName('channels.inviteToChanel', names)).toBe('channels.inviteToChannel');
  expect(nearestName('channels.InviteTochannel', names)).toBe('channels.inviteToChannel');
  expect(nearestName('message.sendMessage', names)).toBe('messages.sendMessage');
  expect(nearestName('nope.nope', names)).toBeNull();
});
