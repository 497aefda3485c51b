import { expect, it } from 'vitest';
import { wrongOutcomes } from './wrong-outcomes.ts';

const person = (userId: string, invite: 'everybody' | 'contacts' | 'nobody' = 'everybody', change = {}) => ({
  userId,
  username: null,
  phone: '',
  firstName: '',
  lastName: null,
  bot: false,
  deleted: false,
  premium: false,
  privacy: { invite },
  chats: [],
  ...change,
});
const invitation = (userId: string, result: string) => ({
  at: 0,
  accountId: '1',
  chatId: '9',
  userId,
  result,
});
const joined = (platformUserId: string) => ({ platformUserId, state: 'joined' as const, reason: null });
const failed = (platformUserId: string, code: string) => ({
  platformUserId,
  state: 'failed' as const,
  reason: { code, message: { en: '', ru: '' } },
});

const open = person('1');
const strict = person('2', 'nobody');
const full = person('3');
const people = [open, strict, full, person('4', 'everybody', { bot: true })];
const invitations = [
  invitation('1', 'invited'),
  invitation('2', 'missing'),
  invitation('3', 'USER_CHANNELS_TOO_MUCH'),
];
const truth = { people, invitations, members: new Set(['1']) };
const rightTargets = [
  joined('1'),
  failed('2', 'user_privacy_restricted'),
  failed('3', 'user_channels_too_much'),
];

it('finds nothing where everybody ended as Telegram had it', () => {
  expect(wrongOutcomes(rightTargets, truth)).toEqual([]);
});

it.each(['telegram_error', 'outcome_unknown', 'user_privacy_restricted'])(
  'names somebody who could be added and failed with %s',
  code => {
    expect(wrongOutcomes([failed('1', code), ...rightTargets.slice(1)], truth)).toEqual([
      `1 is failed: ${code}, due is joined`,
    ]);
  },
);

it('names everybody when nobody was invited and all were called failed', () => {
  const targets = [open, strict, full].map(({ userId }) => failed(userId, 'telegram_error'));
  const wrong = wrongOutcomes(targets, { people, invitations: [], members: new Set() });
  for (const { userId } of [open, strict, full])
    expect(wrong).toContainEqual(expect.stringMatching(`^${userId} is failed: telegram_error`));
});

it('names somebody who failed for another reason than theirs', () => {
  expect(wrongOutcomes(rightTargets.with(1, failed('2', 'telegram_error')), truth)).toEqual([
    '2 is failed: telegram_error, due is failed: user_privacy_restricted or user_premium_required or user_link_needs_premium',
  ]);
});

it('names somebody who was never made a target, and somebody who should not have been', () => {
  expect(wrongOutcomes([...rightTargets.slice(1), joined('4')], truth)).toEqual([
    '1 is no target, due is joined',
    '4 is a target and was not to be invited',
  ]);
});

it('names a success that is only claimed, and one that was tried twice', () => {
  expect(wrongOutcomes(rightTargets, { ...truth, members: new Set() })).toEqual([
    '1 is not in the destination',
  ]);
  const twice = [...invitations, invitation('1', 'invited')];
  expect(wrongOutcomes(rightTargets, { ...truth, invitations: twice })).toEqual(['1 was invited 2 times']);
});
