import { Api, type TelegramClient } from 'telegram';
import { returnBigInt } from 'telegram/Helpers.js';
import { describe, expect, it } from 'vitest';
import { addressed, ban, join } from './cast.ts';
import type { ChatItem, NewChat } from './control-client.ts';
import { type Fixture, useSandbox } from './fixture.ts';
import { errorOf, resolveChannel } from './gramjs-client.ts';

const telegram: Fixture = useSandbox();

let chats = 0;
async function newChannel(chat: Partial<NewChat> = {}) {
  const { client, account } = await telegram.newUser();
  const username = `destination_${++chats}`;
  const creatorUserId = account.userId;
  const fields = { kind: 'supergroup', title: username, username, creatorUserId, ...chat } as const;
  const item = await telegram.control.createChat(fields);
  return { client, account, item, channel: await resolveChannel(client, username) };
}

let people = 0;
/** A new person and how the client addresses them. */
async function invitee(client: TelegramClient, patch?: Record<string, unknown>) {
  const username = `invitee_${++people}`;
  const { userId } = await telegram.newAccount({ username });
  const { users } = await client.invoke(new Api.contacts.ResolveUsername({ username }));
  const [user] = users;
  if (!(user instanceof Api.User) || !user.accessHash) throw new Error('not resolved');
  if (patch) await telegram.control.patchPerson(userId, patch);
  return { userId, input: new Api.InputUser({ userId: user.id, accessHash: user.accessHash }) };
}

const invite = (client: TelegramClient, channel: Api.Channel, ...users: Api.InputUser[]) =>
  client.invoke(new Api.channels.InviteToChannel({ channel, users }));

async function memberIds({ chatId }: ChatItem): Promise<string[]> {
  return (await telegram.control.members(chatId)).items.map(({ userId }) => userId);
}

describe('channels.inviteToChannel', () => {
  it('adds who can be added and names who cannot, without an error', async () => {
    const { client, account, channel, item } = await newChannel();
    const open = await invitee(client);
    const strict = await invitee(client, { privacy: { invite: 'nobody' } });
    const answer = await invite(client, channel, open.input, strict.input);
    expect(answer.missingInvitees.map(({ userId }) => userId.toString())).toEqual([strict.userId]);
    expect(answer.missingInvitees[0]).toMatchObject({
      premiumWouldAllowInvite: false,
      premiumRequiredForPm: false,
    });
    expect(await memberIds(item)).toEqual([open.userId, account.userId]);
    const { items } = await telegram.control.members(item.chatId);
    expect(items[0]).toMatchObject({ userId: open.userId, invitedBy: account.userId, role: 'member' });

    const record = await telegram.control.record(`chatId=${item.chatId}&method=channels.inviteToChannel`);
    expect(record.items).toMatchObject([
      { accountId: account.userId, outcome: 'ok', invited: [open.userId], missing: [strict.userId] },
    ]);
  });

  it('says of each of them what Premium would change, for this inviter and this reason', async () => {
    const { client, account, channel } = await newChannel();
    const privacy = { invite: { audience: 'nobody', premium: true } };
    const forPremium = await invitee(client, { premiumMayWrite: true, privacy });
    const refused = [account.userId];
    const byName = await invitee(client, { privacy: { invite: { ...privacy.invite, refused } } });
    const blocking = await invitee(client, { privacy });
    const { world, clock } = telegram.sandbox;
    const blocked = { ownerId: Number(blocking.userId), personId: Number(account.userId), blocked: true };
    world.commit({ type: 'person-blocked', ...blocked, at: clock.now() });
    const flags = async () => {
      const people = [forPremium.input, byName.input, blocking.input];
      const { missingInvitees } = await invite(client, channel, ...people);
      return missingInvitees.map(({ userId, premiumWouldAllowInvite, premiumRequiredForPm }) => [
        userId.toString(),
        premiumWouldAllowInvite,
        premiumRequiredForPm,
      ]);
    };
    expect(await flags()).toEqual([
      [forPremium.userId, true, true],
      [byName.userId, false, false],
      [blocking.userId, false, false],
    ]);
    await telegram.control.patchPerson(account.userId, { premium: true });
    await telegram.control.patchPerson(forPremium.userId, { privacy: { invite: 'nobody' } });
    expect((await flags())[0]).toEqual([forPremium.userId, false, false]);
  });

  it('leaves a mute in force for who is added again', async () => {
    const { client: owner, channel, item } = await newChannel();
    const username = `muted_${++people}`;
    const muted = await telegram.newUser({ username });
    const asMember = await resolveChannel(muted.client, channel.username ?? '');
    await join(muted.client, asMember);
    const user = await addressed(owner, username);
    await ban(owner, channel, user, new Api.ChatBannedRights({ sendMessages: true, untilDate: 0 }));
    await telegram.control.request('DELETE', `/chats/${item.chatId}/members/${muted.account.userId}`);
    telegram.sandbox.world.chats.get(Number(item.chatId))?.left.delete(Number(muted.account.userId));
    await owner.invoke(new Api.channels.InviteToChannel({ channel, users: [user] }));
    expect(await memberIds(item)).toContain(muted.account.userId);
    const none = { adminRights: new Api.ChatAdminRights({}), rank: '' };
    await owner.invoke(new Api.channels.EditAdmin({ channel, userId: user, ...none }));
    expect(await errorOf(muted.client.sendMessage(asMember, { message: 'x' }))).toBe(
      'USER_BANNED_IN_CHANNEL',
    );
  });

  it('is no error for somebody who is in already, and adds them once', async () => {
    const { client, channel, item } = await newChannel();
    const { input, userId } = await invitee(client);
    await invite(client, channel, input, input);
    await invite(client, channel, input);
    expect((await memberIds(item)).filter(id => id === userId)).toHaveLength(1);
    const { items } = await telegram.control.record(`chatId=${item.chatId}&method=channels.inviteToChannel`);
    expect(items.map(({ invited }) => invited)).toEqual([[userId], []]);
  });

  it('refuses admins without the right, members, and strangers', async () => {
    const { channel: seen, item, client: owner } = await newChannel();
    const { input } = await invitee(owner);
    const { client, account } = await telegram.newUser();
    const channel = await resolveChannel(client, seen.username ?? '');
    const { users } = await client.invoke(
      new Api.contacts.ResolveUsername({ username: `invitee_${people}` }),
    );
    const [user] = users;
    if (!(user instanceof Api.User) || !user.accessHash) throw new Error('not resolved');
    const own = new Api.InputUser({ userId: input.userId, accessHash: user.accessHash });
    expect(await errorOf(invite(client, channel, own))).toBe('CHAT_WRITE_FORBIDDEN');
    const admin = `/chats/${item.chatId}/admins/${account.userId}`;
    await telegram.control.request('PUT', admin, { canInvite: false });
    expect(await errorOf(invite(client, channel, own))).toBe('CHAT_ADMIN_REQUIRED');
    await telegram.control.request('PUT', admin, { canInvite: true });
    expect(await errorOf(invite(client, channel, own))).toBe('ok');
  });

  it('names the reason when the only person cannot be added', async () => {
    const { client, channel, item } = await newChannel();
    const deleted = await invitee(client, { deleted: true });
    expect(await errorOf(invite(client, channel, deleted.input))).toBe('INPUT_USER_DEACTIVATED');
    const full = await invitee(client, { chatsFull: true });
    expect(await errorOf(invite(client, channel, full.input))).toBe('USER_CHANNELS_TOO_MUCH');
    expect((await memberIds(item)).length).toBe(1);
  });

  it('brings back who was thrown out, if whoever does it may lift the ban', async () => {
    const { client: owner, channel, item } = await newChannel();
    const kicked = await invitee(owner);
    await invite(owner, channel, kicked.input);
    await telegram.control.request('DELETE', `/chats/${item.chatId}/members/${kicked.userId}?ban=true`);
    const { client, account } = await telegram.newUser();
    const admin = `/chats/${item.chatId}/admins/${account.userId}`;
    await telegram.control.request('PUT', admin, { rights: ['invite_users'] });
    const seen = await resolveChannel(client, channel.username ?? '');
    const user = await addressed(client, `invitee_${people}`);
    const add = () =>
      errorOf(client.invoke(new Api.channels.InviteToChannel({ channel: seen, users: [user] })));
    expect(await add()).toBe('USER_KICKED');
    await telegram.control.request('PUT', admin, { rights: ['invite_users', 'ban_users'] });
    expect(await add()).toBe('ok');
    expect(await memberIds(item)).toContain(kicked.userId);
  });

  it('adds nobody to a broadcast channel that has 200 subscribers', async () => {
    const { client, channel, item } = await newChannel({ kind: 'channel', members: { count: 198 } });
    const [last, tooMany] = [await invitee(client), await invitee(client)];
    expect(await errorOf(invite(client, channel, last.input))).toBe('ok');
    expect(await errorOf(invite(client, channel, tooMany.input))).toBe('USERS_TOO_MUCH');
    expect((await memberIds(item)).length).toBe(200);
  });
});

describe('messages.addChatUser', () => {
  it('adds to a small group, and refuses who is in already', async () => {
    const { client, account } = await telegram.newUser();
    const group = await telegram.control.createChat({
      kind: 'group',
      title: 'Small',
      creatorUserId: account.userId,
      members: { count: 3 },
    });
    const { input, userId } = await invitee(client);
    const strict = await invitee(client, { privacy: { invite: 'contacts' } });
    const add = (user: Api.InputUser) =>
      client.invoke(
        new Api.messages.AddChatUser({ chatId: returnBigInt(group.chatId), userId: user, fwdLimit: 0 }),
      );
    expect((await add(input)).missingInvitees).toEqual([]);
    expect((await add(strict.input)).missingInvitees.map(missing => missing.userId.toString())).toEqual([
      strict.userId,
    ]);
    expect(await errorOf(add(input))).toBe('USER_ALREADY_PARTICIPANT');
    const full = await client.invoke(new Api.messages.GetFullChat({ chatId: returnBigInt(group.chatId) }));
    expect(full.users.map(user => user.id.toString())).toEqual(await memberIds(group));
    expect(await memberIds(group)).toContain(userId);
  });
});

describe('messages.createChat', () => {
  const found = (client: TelegramClient, ...users: Api.InputUser[]) =>
    client.invoke(new Api.messages.CreateChat({ users, title: 'Founded' }));

  it('founds nothing when it is refused', async () => {
    const { client } = await telegram.newUser();
    const deleted = await invitee(client, { deleted: true });
    const before = telegram.sandbox.world.chats.all().length;
    expect(await errorOf(found(client, deleted.input))).toBe('INPUT_USER_DEACTIVATED');
    expect(telegram.sandbox.world.chats.all().length).toBe(before);
  });

  it('takes who is in as many supergroups and channels as Telegram allows', async () => {
    const { client } = await telegram.newUser();
    const full = await invitee(client, { chatsFull: true });
    expect((await found(client, full.input)).missingInvitees).toEqual([]);
  });

  it('counts as an invitation', async () => {
    const { client, account } = await telegram.newUser();
    const [open, strict] = [await invitee(client), await invitee(client, { privacy: { invite: 'nobody' } })];
    await found(client, open.input, strict.input);
    const { items } = await telegram.control.request<{ items: object[] }>(
      'GET',
      `/record/invites?accountId=${account.userId}`,
    );
    expect(items).toMatchObject([{ calls: 1, invited: 1, missing: 1, refused: 0 }]);
  });
});

describe('channels.editAdmin', () => {
  const promote = (client: TelegramClient, channel: Api.Channel, userId: Api.InputUser) => {
    const adminRights = new Api.ChatAdminRights({ inviteUsers: true });
    return client.invoke(new Api.channels.EditAdmin({ channel, userId, adminRights, rank: '' }));
  };

  it('adds only whom an invitation would add, save that a bot may serve a channel', async () => {
    const { client, account, channel, item } = await newChannel({ kind: 'channel', members: { count: 250 } });
    const before = await memberIds(item);
    const full = await invitee(client, { chatsFull: true });
    expect(await errorOf(promote(client, channel, full.input))).toBe('USER_CHANNELS_TOO_MUCH');
    const strict = await invitee(client, { privacy: { invite: 'nobody' } });
    expect(await errorOf(promote(client, channel, strict.input))).toBe('USER_PRIVACY_RESTRICTED');
    const blocking = await invitee(client);
    const { world, clock } = telegram.sandbox;
    const blocked = { ownerId: Number(blocking.userId), personId: Number(account.userId), blocked: true };
    world.commit({ type: 'person-blocked', ...blocked, at: clock.now() });
    expect(await errorOf(promote(client, channel, blocking.input))).toBe('USER_PRIVACY_RESTRICTED');
    const gone = await invitee(client);
    world.chats.get(Number(item.chatId))?.left.add(Number(gone.userId));
    expect(await errorOf(promote(client, channel, gone.input))).toBe('USER_NOT_MUTUAL_CONTACT');
    const bot = await invitee(client, { bot: true });
    expect(await errorOf(promote(client, channel, bot.input))).toBe('ok');
    expect((await memberIds(item)).filter(id => !before.includes(id))).toEqual([bot.userId]);
  });

  it('counts as an invitation when it brings somebody in', async () => {
    const { client, account, channel, item } = await newChannel();
    const { input, userId } = await invitee(client);
    await promote(client, channel, input);
    await promote(client, channel, input);
    const { items } = await telegram.control.request<{ items: object[] }>(
      'GET',
      `/record/invites?accountId=${account.userId}`,
    );
    expect(items).toMatchObject([{ chatId: item.chatId, calls: 1, invited: 1 }]);
    const record = await telegram.control.record(`chatId=${item.chatId}&method=channels.editAdmin`);
    expect(record.items.map(({ invited }) => invited ?? [])).toEqual([[userId], []]);
  });
});

describe('an invite link', () => {
  it('is the same one each time and leads to the chat', async () => {
    const { client, channel, item } = await newChannel();
    const make = () => client.invoke(new Api.messages.ExportChatInvite({ peer: channel }));
    const first = await make();
    if (!(first instanceof Api.ChatInviteExported)) throw new Error('no link');
    expect(await make()).toMatchObject({ link: first.link });
    const stranger = await telegram.newUser();
    const hash = first.link.replace('https://t.me/+', '');
    const invitation = await stranger.client.invoke(new Api.messages.CheckChatInvite({ hash }));
    expect(invitation).toMatchObject({ className: 'ChatInvite', title: item.title, participantsCount: 1 });
    const wrong = stranger.client.invoke(new Api.messages.CheckChatInvite({ hash: 'x' }));
    expect(await errorOf(wrong)).toBe('INVITE_HASH_INVALID');
  });
});
