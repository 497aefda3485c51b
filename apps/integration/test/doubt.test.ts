import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createInviting, first, type Inviting } from './inviting.ts';

let team: Inviting;
let postgres: pg.Client;
beforeAll(async () => {
  team = await createInviting();
  postgres = new pg.Client({ connectionString: team.harness.database.url });
  await postgres.connect();
});
afterAll(async () => {
  await postgres.end();
  await team.harness.close();
});
beforeEach(() => team.control.clearFaults());

type Scene = Awaited<ReturnType<Inviting['scene']>>;

const methodOf = {
  group: 'messages.addChatUser',
  supergroup: 'channels.inviteToChannel',
  channel: 'channels.inviteToChannel',
};
const kinds = ['group', 'supergroup', 'channel'] as const;

describe('after an answer that leaves doubt', () => {
  const membership = async (at: Scene, platformUserId: string) =>
    (
      await team.integration.call({ service: 'invite' }, 'POST', '/chats/membership', {
        lease: team.leaseFor(at),
        channel: at.channel,
        platformUserId,
      })
    ).body;

  it.each(
    kinds.flatMap(kind => [
      { kind, what: 'was done and not answered', how: { dropAnswer: true }, status: 'present' },
      { kind, what: 'was cut off before it was done', how: { dropConnection: true }, status: 'absent' },
      { kind, what: 'failed in an unclear way', how: { error: 'CHAT_MEMBER_ADD_FAILED' }, status: 'absent' },
      { kind, what: 'broke Telegram', how: { error: 'INTERNAL', code: 500 }, status: 'absent' },
    ]),
  )(
    'in a $kind, an invitation that $what is unknown, and the person is $status',
    async ({ kind, how, status }) => {
      const at = await team.scene(kind, 5);
      await team.control.addFault({ method: methodOf[kind], count: 1, ...how });
      expect((await team.invite(at, first(at))).body).toEqual({
        outcome: 'unknown',
        code: 'outcome_unknown',
      });
      expect(await membership(at, first(at))).toEqual({ status });
    },
  );
});

describe('a person who is not added although Telegram answers without an error', () => {
  it.each([
    [{ invite: 'nobody' }, {}, 'user_privacy_restricted'],
    [{ invite: { audience: 'nobody', premium: true } }, {}, 'user_premium_required'],
    [{ invite: 'nobody' }, { premiumMayWrite: true }, 'user_link_needs_premium'],
  ] as const)('with settings %j and %j is refused as %s', async (privacy, rest, code) => {
    const at = await team.scene('supergroup', 5);
    await team.control.changePerson(first(at), { privacy, ...rest });
    expect((await team.invite(at, first(at))).body).toMatchObject({ outcome: 'refused', code });
  });
});

describe('whom Telegram showed without an access hash', () => {
  /** Leaves of how the account addresses somebody only the message by which it met them. */
  const knownByMessage = (at: Scene, messageId: number) =>
    postgres.query(
      `UPDATE person_peers SET access_hash = NULL, seen_in = $3, seen_message_id = $4
       WHERE account_id = $1 AND platform_user_id = $2`,
      [at.accountId, first(at), `telegram:${at.source.chatId}`, messageId],
    );

  it('is invited by a message of theirs', async () => {
    const at = await team.scene('supergroup', 5);
    const { id } = await team.control.write(first(at), { chatId: at.source.chatId, text: 'Hello' });
    await knownByMessage(at, id);
    expect((await team.invite(at, first(at))).body).toMatchObject({ outcome: 'joined' });
  });

  it('is not said to be addressable without the chat of that message', async () => {
    const at = await team.scene('supergroup', 5);
    const { id } = await team.control.write(first(at), { chatId: at.source.chatId, text: 'Hello' });
    await knownByMessage(at, id);
    const whoCan = async () =>
      (
        await team.integration.call({ service: 'invite' }, 'POST', '/people/accounts', {
          teamId: team.teamId,
          people: [first(at)],
        })
      ).body.people[0].accountIds;
    expect(await whoCan()).toContain(at.accountId);
    await postgres.query('DELETE FROM chat_peers WHERE account_id = $1 AND chat_key = $2', [
      at.accountId,
      `telegram:${at.source.chatId}`,
    ]);
    expect(await whoCan()).not.toContain(at.accountId);
  });

  it('is not addressable once that message is gone, and is forgotten', async () => {
    const at = await team.scene('supergroup', 5);
    await knownByMessage(at, 9_999);
    const code = 'person_not_addressable';
    expect((await team.invite(at, first(at))).body).toMatchObject({ outcome: 'refused', code });
    expect((await team.invite(at, first(at))).body).toEqual({ outcome: 'not_sent', code });
  });
});

describe('a chat whose address Telegram refuses', () => {
  it('is found again in the account’s list of chats, where the account can go on', async () => {
    const at = await team.scene('supergroup', 5);
    const key = at.channel;
    await postgres.query(
      'UPDATE chat_peers SET access_hash = access_hash + 1 WHERE account_id = $1 AND chat_key = $2',
      [at.accountId, key],
    );
    const { body } = await team.invite(at, first(at));
    expect(body).toMatchObject({ outcome: 'refused', code: 'channel_invalid', retryAt: body.executedAt });
    expect((await team.invite(at, first(at))).body).toMatchObject({ outcome: 'joined' });
  });

  it('is left when its address was right', async () => {
    const at = await team.scene('supergroup', 5);
    await team.control.addFault({ method: 'channels.inviteToChannel', error: 'CHANNEL_INVALID' });
    for (let round = 1; round <= 2; round++) {
      expect((await team.invite(at, first(at))).body).toMatchObject({
        outcome: 'refused',
        code: 'channel_invalid',
        retryAt: null,
      });
    }
  });
});
