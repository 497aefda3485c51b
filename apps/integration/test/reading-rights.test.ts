import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connectAccount, createTelegramAccount } from './harness.ts';
import { createReading, type ReadingTeam } from './reading.ts';

let team: ReadingTeam;

beforeAll(async () => {
  team = await createReading();
});
afterAll(() => team.harness.close());
beforeEach(() => team.control.clearFaults());

const KINDS = ['group', 'supergroup', 'channel'] as const;

const check = (accountId: string, channel: string) =>
  team.integration.call({ teamId: team.teamId }, 'POST', `/api/v1/accounts/${accountId}/channels/check`, {
    channel,
  });

type Place = Partial<Parameters<ReadingTeam['scene']>[0]>;

/** An account and a chat of somebody else's, prepared before the account is connected. */
async function guest(kind: (typeof KINDS)[number], place: Place = {}) {
  const telegram = await createTelegramAccount(team.harness.sandbox);
  const host = await team.scene({ kind, members: { userIds: [telegram.userId] }, ...place });
  const connect = () => connectAccount(team.harness, team.integration, team.teamId, telegram);
  return { ...host, host, telegram, connect };
}

/** The chat stands in the account's list of chats: a basic group does from the first message there on. */
async function met(kind: (typeof KINDS)[number], place: Place = {}) {
  const scene = await guest(kind, place);
  if (kind === 'group') {
    await team.control.write(scene.host.telegram.userId, { chatId: scene.chat.chatId, text: 'Hello' });
  }
  return { ...scene, accountId: await scene.connect() };
}

describe.each(KINDS)('what an account is and may do in a %s', kind => {
  it('is everything for who created it', async () => {
    const { accountId, channel } = await team.scene({ kind });
    const { body } = await check(accountId, channel);
    expect(body).toMatchObject({ channel, kind, role: 'creator', mayInvite: true, members: 1 });
    expect(body.permissions).toEqual(expect.arrayContaining(['invite_users', 'ban_users', 'add_admins']));
  });

  it('is nothing for a member', async () => {
    const { accountId, channel } = await met(kind);
    expect((await check(accountId, channel)).body).toMatchObject({
      role: 'member',
      permissions: [],
      mayInvite: false,
      members: 2,
    });
  });

  it.each([true, false])('follows the right of an admin to invite: %s', async canInvite => {
    const { telegram, chat, channel, connect, host } = await guest(kind);
    await team.control.makeAdmin(chat.chatId, telegram.userId, { canInvite });
    if (kind === 'group')
      await team.control.write(host.telegram.userId, { chatId: chat.chatId, text: 'Hello' });
    const { body } = await check(await connect(), channel);
    expect(body).toMatchObject({ role: 'admin', mayInvite: canInvite });
    expect(body.permissions).toContain('delete_messages');
    expect(body.permissions.includes('invite_users')).toBe(canInvite);
  });

  it('is told at once when it changes', async () => {
    const { accountId, telegram, chat, channel } = await met(kind);
    await check(accountId, channel);
    await team.control.makeAdmin(chat.chatId, telegram.userId, { canInvite: true });
    expect((await check(accountId, channel)).body).toMatchObject({ role: 'admin', mayInvite: true });
  });

  it('is nothing any more for who was thrown out, and a sentence says so', async () => {
    const { accountId, telegram, chat, channel } = await met(kind);
    await check(accountId, channel);
    await removeMember(chat.chatId, telegram.userId, true);
    expect(await check(accountId, channel)).toMatchObject({ status: 403, body: { code: 'channel_private' } });
  });

  it('is nothing any more for who has left', async () => {
    const { accountId, telegram, chat, channel } = await met(kind);
    await removeMember(chat.chatId, telegram.userId, false);
    expect(await check(accountId, channel)).toMatchObject({ status: 403, body: { code: 'channel_private' } });
  });
});

describe('what an account may do', () => {
  it.each(['group', 'supergroup'] as const)(
    'is not inviting where every member of a %s may add people: that is no right of its own',
    async kind => {
      const { accountId, channel } = await met(kind, { settings: { denied: [] } });
      expect((await check(accountId, channel)).body).toMatchObject({
        role: 'member',
        permissions: [],
        mayInvite: false,
      });
    },
  );

  it.each(['supergroup', 'channel'] as const)('in a public %s is looking from outside', async kind => {
    const { accountId } = await team.scene({ kind: 'supergroup' });
    const name = `public_${kind}_${Date.now()}`;
    const { channel } = await team.scene({ kind, username: name, members: { count: 7 } });
    expect((await check(accountId, `t.me/${name}`)).body).toEqual({
      channel,
      role: 'outsider',
      permissions: [],
      mayInvite: false,
      title: 'Runners',
      members: 8,
      kind,
    });
  });

  it('is nothing for the creator who has left', async () => {
    const name = `orphaned_${Date.now()}`;
    const { accountId, telegram, chat } = await team.scene({ kind: 'supergroup', username: name });
    await removeMember(chat.chatId, telegram.userId, false);
    const { body } = await check(accountId, `@${name}`);
    expect(body).toMatchObject({ permissions: [], mayInvite: false });
  });

  it('is told of a private chat it is not in, named by its id', async () => {
    const { accountId } = await team.scene({ kind: 'supergroup' });
    const { chat } = await team.scene({ kind: 'supergroup' });
    for (const link of [`t.me/c/${chat.chatId}/5`, `-100${chat.chatId}`, `telegram:${chat.chatId}`])
      expect(await check(accountId, link)).toMatchObject({ status: 403, body: { code: 'channel_private' } });
  });

  it('is told of a public group that shut the account out', async () => {
    const name = `shut_${Date.now()}`;
    const { telegram, chat, connect } = await guest('supergroup', { username: name });
    await removeMember(chat.chatId, telegram.userId, true);
    expect(await check(await connect(), `@${name}`)).toMatchObject({ body: { code: 'channel_private' } });
  });
});

describe('what is no chat', () => {
  it('is told apart: a person, a bot, another link, and no link at all', async () => {
    const { accountId } = await team.scene({ kind: 'supergroup' });
    const [person, bot] = [`person_${Date.now()}`, `helper_${Date.now()}_bot`];
    await createTelegramAccount(team.harness.sandbox, { username: person });
    const robot = await createTelegramAccount(team.harness.sandbox, { username: bot });
    await team.control.changePerson(robot.userId, { bot: true });
    for (const [text, status, code] of [
      [`@${person}`, 400, 'link_to_person'],
      [`https://t.me/${bot}?start=1`, 400, 'link_to_bot'],
      ['t.me/+79991234567', 400, 'link_to_person'],
      ['https://t.me/addstickers/Cats', 400, 'link_to_other'],
      ['tg://proxy?server=example.com', 400, 'link_to_other'],
      ['https://example.com/name', 400, 'link_not_recognised'],
      ['@nobody_has_this_name', 404, 'chat_not_found'],
    ] as const) {
      expect(await check(accountId, text)).toMatchObject({ status, body: { code } });
    }
  });
});

async function removeMember(chatId: string, userId: string, ban: boolean) {
  const url = new URL(`/chats/${chatId}/members/${userId}?ban=${ban}`, team.harness.sandbox.controlUrl);
  const { status } = await fetch(url, { method: 'DELETE' });
  expect(status).toBe(204);
}
