import { newId } from '@muster/service-kit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTelegramAccount, permitToken } from './harness.ts';
import { createInviting, type Inviting } from './inviting.ts';

let team: Inviting;
let at: Awaited<ReturnType<Inviting['scene']>>;
let ownerId: string;
beforeAll(async () => {
  team = await createInviting();
  at = await team.scene();
  ownerId = (await createTelegramAccount(team.harness.sandbox)).userId;
});
afterAll(() => team.harness.close());
beforeEach(() => team.control.clearFaults());

let chats = 0;
/** A public chat of somebody else, and a link into it. */
async function chat(link: { requestNeeded?: boolean } = {}) {
  chats += 1;
  const username = `joinable_${chats}_${process.pid}`;
  const made = await team.control.createChat({
    kind: 'supergroup',
    title: 'Joinable',
    username,
    creatorUserId: ownerId,
  });
  const terms = { title: null, expiresAt: null, usageLimit: null, requestNeeded: false };
  const invite = await team.control.createLink(made.chatId, { ...terms, ...link });
  return {
    username,
    link: invite.link,
    hash: invite.hash,
    chatId: made.chatId,
    key: `telegram:${made.chatId}`,
  };
}

const permitFor = (normalized: string, claims: Partial<Parameters<typeof permitToken>[1]> = {}) =>
  permitToken(team.harness.sign, {
    accountId: at.accountId,
    teamId: team.teamId,
    action: 'join',
    target: team.harness.hashPerson(normalized),
    ...claims,
  });

const join = (link: string, permit?: string) =>
  team.integration.call({ service: 'parsing' }, 'POST', '/chats/join', {
    chat: link,
    ...(permit && { permit }),
  });

/** Has the account meet a public chat. */
async function meet(username: string) {
  const lease = team.leaseFor(at);
  const ask = (permit?: string) =>
    team.integration.call({ service: 'parsing' }, 'POST', '/chats/resolve', {
      lease,
      link: username,
      ...(permit && { permit }),
    });
  const { target } = (await ask()).body;
  await ask(permitFor('', { action: 'resolve', target }));
}

const isMember = async (chatId: string) => {
  const { items } = await team.control.members(chatId, { limit: 1000 });
  return items.some(({ userId }) => userId === at.telegram.userId);
};

describe('joining', () => {
  it('a chat the account has met makes it a member, and reports the permit as used', async () => {
    const { username, chatId, key } = await chat();
    await meet(username);
    const permitId = newId();
    const { body } = await join(`@${username}`, permitFor(`@${username}`, { jti: permitId }));
    expect(body).toMatchObject({ outcome: 'joined', channel: key });
    expect(await isMember(chatId)).toBe(true);
    expect(team.reportsOf(permitId)).toMatchObject([{ outcome: 'committed' }]);
  });

  it('by an invite link tells which chat that is; again it is said to be in already', async () => {
    const { link, hash, chatId, key } = await chat();
    expect((await join(link, permitFor(`+${hash}`))).body).toMatchObject({ outcome: 'joined', channel: key });
    expect(await isMember(chatId)).toBe(true);
    expect((await join(link, permitFor(`+${hash}`))).body).toMatchObject({ outcome: 'already_member' });
    expect((await join(key, permitFor(key))).body).toMatchObject({ outcome: 'already_member', channel: key });
  });

  it('needs a permit for this chat', async () => {
    const { link, hash, chatId } = await chat();
    const target = team.harness.hashPerson(`+${hash}`);
    expect((await join(link)).body).toEqual({ outcome: 'permit_needed', target });
    expect(await isMember(chatId)).toBe(false);
  });

  it('where an admin decides is asked for', async () => {
    const { link, hash, chatId } = await chat({ requestNeeded: true });
    expect((await join(link, permitFor(`+${hash}`))).body).toMatchObject({
      outcome: 'requested',
      channel: null,
    });
    expect(await isMember(chatId)).toBe(false);
  });

  it('happens once under one permit, however often it is asked for', async () => {
    const { link, hash, key } = await chat();
    const permit = permitFor(`+${hash}`);
    const answers = await Promise.all([1, 2].map(() => join(link, permit)));
    answers.push(await join(link, permit));
    for (const { body } of answers) expect(body).toMatchObject({ outcome: 'joined', channel: key });
    const calls = await team.callsOf(at, 'messages.importChatInvite');
    expect(calls.filter(({ chatId }) => key === `telegram:${chatId}`)).toHaveLength(1);
  });

  it.each([
    ['INVITE_HASH_EXPIRED', 'chat_not_found'],
    ['CHANNELS_TOO_MUCH', 'account_in_too_many_chats'],
  ])('that Telegram refuses with %s is refused as %s', async (error, code) => {
    const { link, hash } = await chat();
    await team.control.addFault({ method: 'messages.importChatInvite', error, count: 1 });
    expect((await join(link, permitFor(`+${hash}`))).body).toMatchObject({ outcome: 'refused', code });
  });

  it('a chat the account has not met, or a basic group, is not tried', async () => {
    const { username } = await chat();
    const notSent = { outcome: 'not_sent', code: 'chat_not_found' };
    expect((await join(username, permitFor(`@${username}`))).body).toEqual(notSent);
    const group = await team.scene('group');
    const permit = permitFor(group.channel, { accountId: group.accountId });
    expect((await join(group.channel, permit)).body).toEqual(notSent);
  });

  it.each([
    ['for another chat', { target: 'x'.repeat(43) }],
    ['for another action', { action: 'resolve' as const }],
    ['for an account of another team', { teamId: newId() }],
  ])('under a permit %s is refused', async (_why, claims) => {
    const { link, hash, chatId } = await chat();
    expect(await join(link, permitFor(`+${hash}`, claims))).toMatchObject({
      status: 409,
      body: { code: 'permit_refused' },
    });
    expect(await isMember(chatId)).toBe(false);
  });
});
