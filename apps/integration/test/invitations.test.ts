import { clock, newId } from '@muster/service-kit';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTelegramAccount } from './harness.ts';
import { createInviting, first, type Inviting } from './inviting.ts';

let team: Inviting;
beforeAll(async () => {
  team = await createInviting();
});
afterAll(() => team.harness.close());
beforeEach(() => team.control.clearFaults());

describe('an invitation', () => {
  it.each(['supergroup', 'group', 'channel'] as const)(
    'adds a person to a %s and reports the permit as used',
    async kind => {
      const at = await team.scene(kind);
      const permitId = newId();
      const answer = await team.invite(at, first(at), { jti: permitId });
      expect(answer).toMatchObject({ status: 200, body: { outcome: 'joined' } });
      const { items: members } = await team.control.members(at.destination.chatId, {
        limit: 1000,
      });
      expect(members.map(({ userId }) => userId)).toContain(first(at));
      expect(team.reportsOf(permitId)).toEqual([
        {
          about: 'permit',
          permitId,
          outcome: 'committed',
          executedAt: answer.body.executedAt,
          accountFault: false,
        },
      ]);
    },
  );

  it('of somebody whose settings forbid it is refused, although Telegram answers without an error', async () => {
    const at = await team.scene();
    await team.control.changePerson(first(at), { privacy: { invite: 'nobody' } });
    expect((await team.invite(at, first(at))).body).toMatchObject({
      outcome: 'refused',
      code: 'user_privacy_restricted',
      retryAt: null,
      platformError: null,
    });
  });

  it.each(['supergroup', 'group'] as const)(
    'of a member of a %s says that they were in before',
    async kind => {
      const at = await team.scene(kind);
      await team.invite(at, first(at));
      expect((await team.invite(at, first(at))).body).toMatchObject({ outcome: 'already_member' });
    },
  );

  it('of who has long subscribed to a channel says that they were in before, which the answer itself does not', async () => {
    const at = await team.scene('channel');
    await team.invite(at, first(at));
    await team.control.advanceClock(60_000);
    expect((await team.invite(at, first(at))).body).toMatchObject({ outcome: 'already_member' });
  });

  it('into a channel is in doubt when nothing can be learnt of the person afterwards', async () => {
    const at = await team.scene('channel');
    await team.control.addFault({
      method: 'channels.getParticipant',
      error: 'CHAT_ADMIN_REQUIRED',
      count: 1,
    });
    const permitId = newId();
    expect((await team.invite(at, first(at), { jti: permitId })).body).toEqual({
      outcome: 'unknown',
      code: 'outcome_unknown',
    });
    expect(team.reportsOf(permitId)).toMatchObject([{ about: 'permit', outcome: 'unknown' }]);
    expect(await team.invitesOf(at)).toHaveLength(1);
  });

  it('of somebody the account has never met is not sent, and the permit is given back', async () => {
    const at = await team.scene();
    const stranger = await createTelegramAccount(team.harness.sandbox);
    const permitId = newId();
    expect((await team.invite(at, stranger.userId, { jti: permitId })).body).toEqual({
      outcome: 'not_sent',
      code: 'person_not_addressable',
    });
    expect(team.reportsOf(permitId)).toEqual([
      { about: 'permit', permitId, outcome: 'refunded', executedAt: null, accountFault: false },
    ]);
    expect(await team.invitesOf(at)).toHaveLength(0);
    expect((await team.settle(permitId, at.accountId)).body).toEqual({ status: 'voided' });
  });

  it('with an address that Telegram does not accept forgets the address', async () => {
    const at = await team.scene();
    await team.control.addFault({ method: 'channels.inviteToChannel', error: 'USER_ID_INVALID', count: 1 });
    expect((await team.invite(at, first(at))).body).toMatchObject({
      outcome: 'refused',
      code: 'person_not_addressable',
    });
    expect((await team.invite(at, first(at))).body).toMatchObject({
      outcome: 'not_sent',
      code: 'person_not_addressable',
    });
    expect(await team.invitesOf(at)).toHaveLength(1);
  });

  it('into a chat where the account is known to have lost the right is not sent', async () => {
    const at = await team.scene();
    await team.control.addFault({
      method: 'channels.inviteToChannel',
      error: 'CHAT_ADMIN_REQUIRED',
      count: 1,
    });
    const code = 'chat_admin_required';
    expect((await team.invite(at, first(at))).body).toMatchObject({ outcome: 'refused', code });
    expect((await team.invite(at, first(at))).body).toEqual({ outcome: 'not_sent', code });
    expect(await team.invitesOf(at)).toHaveLength(1);

    // Heard anew from Telegram, here because a person asked, the right is there again.
    const check = `/api/v1/accounts/${at.accountId}/channels/check`;
    await team.integration.call({ teamId: team.teamId }, 'POST', check, { channel: at.channel });
    expect((await team.invite(at, first(at))).body).toMatchObject({ outcome: 'joined' });
  });

  it('into a channel with 200 members is not sent: nobody can be added there', async () => {
    const at = await team.scene('channel');
    const { chatId } = await team.control.createChat({
      kind: 'channel',
      title: 'Large',
      creatorUserId: at.telegram.userId,
      // And whoever created it.
      members: { count: 199 },
    });
    const large = { ...at, channel: `telegram:${chatId}` };
    // The list of chats was read when the account was connected, and is not read again before this.
    vi.spyOn(clock, 'now').mockReturnValue(clock.now() + 61_000);
    await team.integration.call(
      { teamId: team.teamId },
      'POST',
      `/api/v1/accounts/${at.accountId}/channels/check`,
      { channel: large.channel },
    );
    vi.restoreAllMocks();
    expect((await team.invite(large, first(at))).body).toEqual({
      outcome: 'not_sent',
      code: 'channel_accepts_no_additions',
    });
    expect(await team.invitesOf(at)).toHaveLength(0);
  });

  it('into a channel that has grown past 200 meanwhile is refused for that', async () => {
    const at = await team.scene('channel');
    await team.control.addFault({ method: 'channels.inviteToChannel', error: 'USERS_TOO_MUCH', count: 1 });
    expect((await team.invite(at, first(at))).body).toMatchObject({
      outcome: 'refused',
      code: 'channel_accepts_no_additions',
    });
  });

  it('that Telegram refuses for a reason nobody knows keeps its name', async () => {
    const at = await team.scene();
    await team.control.addFault({
      method: 'channels.inviteToChannel',
      error: 'MOON_PHASE_INVALID',
      count: 1,
    });
    expect((await team.invite(at, first(at))).body).toMatchObject({
      outcome: 'refused',
      code: 'telegram_error',
      platformError: 'MOON_PHASE_INVALID',
    });
    const metrics = await team.integration.app.inject('/metrics');
    expect(metrics.body).toMatch(/telegram_unknown_errors_total\{error="MOON_PHASE_INVALID",[^}]*\} 1/);
  });
});
