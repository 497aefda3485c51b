import { Api, type TelegramClient } from 'telegram';
import { returnBigInt } from 'telegram/Helpers.js';
import { describe, expect, it } from 'vitest';
import { awaitedUpdates } from './awaited-updates.ts';
import { addressed, ban, cast, join } from './cast.ts';
import { useSandbox } from './fixture.ts';
import { errorOf, resolveChannel } from './gramjs-client.ts';

const telegram = useSandbox();
const { newChat, newPerson, memberIds } = cast(telegram);

const leave = (client: TelegramClient, channel: Api.Channel) =>
  client.invoke(new Api.channels.LeaveChannel({ channel }));

describe('a public supergroup', () => {
  it('is joined and left, and says who came', async () => {
    const { item, username, client: owner, channel: owned } = await newChat();
    const { client, account } = await newPerson();
    const channel = await resolveChannel(client, username);
    expect(channel.left).toBe(true);
    const joined = await join(client, channel);
    expect(joined).toMatchObject({ chats: [{ left: false }] });
    expect(await memberIds(item.chatId)).toContain(account.userId);
    const [newest] = await owner.getMessages(owned, { limit: 1 });
    expect(newest?.action?.className).toBe('MessageActionChatAddUser');
    await leave(client, channel);
    expect(await memberIds(item.chatId)).not.toContain(account.userId);
    expect(await errorOf(leave(client, channel))).toBe('USER_NOT_PARTICIPANT');
    expect(await errorOf(leave(owner, owned))).toBe('USER_CREATOR');
  });

  it('keeps out who was thrown out until the ban is lifted', async () => {
    const { client: owner, channel: owned, username, item } = await newChat();
    const { client, account, username: name } = await newPerson();
    const channel = await resolveChannel(client, username);
    await join(client, channel);
    const user = await addressed(owner, name);
    await ban(owner, owned, user);
    expect(await memberIds(item.chatId)).not.toContain(account.userId);
    expect(await errorOf(join(client, channel))).toBe('CHANNEL_PRIVATE');
    const kicked = new Api.ChannelParticipantsKicked({ q: '' });
    const list = () =>
      owner.invoke(
        new Api.channels.GetParticipants({
          ...{ channel: owned, filter: kicked, offset: 0, limit: 10, hash: returnBigInt(0) },
        }),
      );
    expect(await list()).toMatchObject({
      count: 1,
      participants: [{ className: 'ChannelParticipantBanned' }],
    });
    await ban(owner, owned, user, new Api.ChatBannedRights({ untilDate: 0 }));
    expect(await list()).toMatchObject({ count: 0 });
    expect(await errorOf(join(client, channel))).toBe('ok');
  });

  it('lets in only those whom an admin approves, where it wants requests', async () => {
    const { client: owner, channel: owned, username, item } = await newChat();
    const toggle = (enabled: boolean) =>
      owner.invoke(new Api.channels.ToggleJoinRequest({ channel: owned, enabled }));
    await toggle(true);
    expect(await errorOf(toggle(true))).toBe('CHAT_NOT_MODIFIED');
    const [yes, no] = [await newPerson(), await newPerson()];
    for (const { client } of [yes, no]) {
      expect(await errorOf(join(client, await resolveChannel(client, username)))).toBe('INVITE_REQUEST_SENT');
    }
    const waiting = () =>
      owner.invoke(
        new Api.messages.GetChatInviteImporters({
          ...{ requested: true, peer: owned, offsetDate: 0, offsetUser: new Api.InputUserEmpty(), limit: 10 },
        }),
      );
    expect(await waiting()).toMatchObject({ count: 2 });
    const settle = async (name: string, approved: boolean) =>
      owner.invoke(
        new Api.messages.HideChatJoinRequest({ peer: owned, userId: await addressed(owner, name), approved }),
      );
    await settle(yes.username, true);
    await settle(no.username, false);
    expect(await errorOf(settle(no.username, true))).toBe('HIDE_REQUESTER_MISSING');
    expect(await waiting()).toMatchObject({ count: 0 });
    const members = await memberIds(item.chatId);
    expect([members.includes(yes.account.userId), members.includes(no.account.userId)]).toEqual([
      true,
      false,
    ]);
  });

  it('forgets the request of who is thrown out or made an admin meanwhile', async () => {
    const { client: owner, channel: owned, username, item } = await newChat();
    await owner.invoke(new Api.channels.ToggleJoinRequest({ channel: owned, enabled: true }));
    const [banned, promoted] = [await newPerson(), await newPerson()];
    for (const { client } of [banned, promoted])
      await errorOf(join(client, await resolveChannel(client, username)));
    const told = awaitedUpdates(owner);
    const userId = await addressed(owner, banned.username);
    await ban(owner, owned, userId);
    const pending = async () => {
      const { fullChat } = await owner.invoke(new Api.channels.GetFullChannel({ channel: owned }));
      return Object(fullChat).requestsPending ?? 0;
    };
    expect(await pending()).toBe(1);
    const adminRights = new Api.ChatAdminRights({ inviteUsers: true });
    const admin = await addressed(owner, promoted.username);
    await owner.invoke(new Api.channels.EditAdmin({ channel: owned, userId: admin, adminRights, rank: '' }));
    expect(await pending()).toBe(0);
    const settle = () =>
      errorOf(owner.invoke(new Api.messages.HideChatJoinRequest({ peer: owned, userId, approved: true })));
    expect(await settle()).toBe('HIDE_REQUESTER_MISSING');
    const asks = { userId: banned.account.userId };
    await telegram.control.request('POST', `/chats/${item.chatId}/join-requests`, asks);
    expect(await settle()).toBe('USER_KICKED');
    expect(await memberIds(item.chatId)).not.toContain(banned.account.userId);
    expect(await told.first(Api.UpdatePendingJoinRequests)).toMatchObject({ requestsPending: 1 });
  });

  it('lets in all who wait save those who cannot come', async () => {
    const { client: owner, channel: owned, username, item } = await newChat();
    await owner.invoke(new Api.channels.ToggleJoinRequest({ channel: owned, enabled: true }));
    const [full, free] = [await newPerson(), await newPerson()];
    for (const { client } of [full, free])
      await errorOf(join(client, await resolveChannel(client, username)));
    await telegram.control.patchPerson(full.account.userId, { chatsFull: true });
    await owner.invoke(new Api.messages.HideAllChatJoinRequests({ peer: owned, approved: true }));
    const members = await memberIds(item.chatId);
    expect(members).toContain(free.account.userId);
    expect(members).not.toContain(full.account.userId);
    const { fullChat } = await owner.invoke(new Api.channels.GetFullChannel({ channel: owned }));
    expect(fullChat).toMatchObject({ requestsPending: 1 });
  });

  it('lets in as many of those who wait as there is room for', async () => {
    const { client, account } = await telegram.newUser();
    const { chatId } = await telegram.control.createChat({
      kind: 'group',
      title: 'Almost full',
      creatorUserId: account.userId,
      members: { count: 198 },
    });
    for (const { userId } of [await telegram.newAccount(), await telegram.newAccount()])
      await telegram.control.request('POST', `/chats/${chatId}/join-requests`, { userId });
    const peer = new Api.InputPeerChat({ chatId: returnBigInt(chatId) });
    const letIn = () =>
      errorOf(client.invoke(new Api.messages.HideAllChatJoinRequests({ peer, approved: true })));
    expect(await letIn()).toBe('ok');
    expect((await telegram.control.members(chatId)).total).toBe(200);
    const { fullChat } = await client.invoke(new Api.messages.GetFullChat({ chatId: peer.chatId }));
    expect(fullChat).toMatchObject({ requestsPending: 1 });
    expect(await letIn()).toBe('USERS_TOO_MUCH');
  });

  it('counts apart who was thrown out and who is denied something, until the ban ends', async () => {
    const { client: owner, channel: owned } = await newChat();
    const [kicked, muted] = [await newPerson(), await newPerson()];
    const counts = async () => {
      const { fullChat } = await owner.invoke(new Api.channels.GetFullChannel({ channel: owned }));
      const { kickedCount, bannedCount } = Object(fullChat);
      return [kickedCount, bannedCount];
    };
    const until = Math.floor(telegram.sandbox.clock.now() / 1000) + 3_600;
    await ban(owner, owned, await addressed(owner, kicked.username));
    await ban(
      owner,
      owned,
      await addressed(owner, muted.username),
      new Api.ChatBannedRights({ sendMessages: true, untilDate: until }),
    );
    expect(await counts()).toEqual([1, 1]);
    await telegram.control.advanceClock(3_700_000);
    expect(await counts()).toEqual([1, 0]);
  });

  it('is closed to who is in as many chats as Telegram allows', async () => {
    const { username } = await newChat();
    const { client, account } = await newPerson();
    await telegram.control.patchPerson(account.userId, { chatsFull: true });
    const channel = await resolveChannel(client, username);
    expect(await errorOf(join(client, channel))).toBe('CHANNELS_TOO_MUCH');
  });
});

describe('rights', () => {
  it('to add people are the members’ where the group does not deny it to them', async () => {
    const { client: owner, channel: owned, username } = await newChat();
    const [member, invitee] = [await newPerson(), await newPerson()];
    const channel = await resolveChannel(member.client, username);
    await join(member.client, channel);
    const user = await addressed(member.client, invitee.username);
    const add = () =>
      errorOf(member.client.invoke(new Api.channels.InviteToChannel({ channel, users: [user] })));
    expect(await add()).toBe('CHAT_ADMIN_REQUIRED');
    const change = (bannedRights: Api.ChatBannedRights) =>
      owner.invoke(new Api.messages.EditChatDefaultBannedRights({ peer: owned, bannedRights }));
    await change(new Api.ChatBannedRights({ untilDate: 0, pinMessages: true }));
    const seen = await resolveChannel(member.client, username);
    expect(seen.defaultBannedRights).toMatchObject({ inviteUsers: false, pinMessages: true });
    expect(await add()).toBe('ok');
    await ban(
      owner,
      owned,
      await addressed(owner, member.username),
      new Api.ChatBannedRights({ inviteUsers: true, untilDate: 0 }),
    );
    expect(await add()).toBe('CHAT_ADMIN_REQUIRED');
  });

  it('of an admin are given by those who have them, and taken away', async () => {
    const { client: owner, channel: owned, username, item } = await newChat();
    const [admin, other] = [await newPerson(), await newPerson()];
    for (const { client } of [admin, other]) await join(client, await resolveChannel(client, username));
    const promote = async (
      client: TelegramClient,
      channel: Api.Channel,
      name: string,
      rights: Record<string, boolean>,
    ) => {
      const userId = await addressed(client, name);
      const adminRights = new Api.ChatAdminRights(rights);
      return client.invoke(new Api.channels.EditAdmin({ channel, userId, adminRights, rank: 'helper' }));
    };
    await promote(owner, owned, admin.username, { addAdmins: true, inviteUsers: true });
    const channel = await resolveChannel(admin.client, username);
    expect(channel.adminRights).toMatchObject({ addAdmins: true, inviteUsers: true, banUsers: false });
    expect(await errorOf(promote(admin.client, channel, other.username, { banUsers: true }))).toBe(
      'RIGHT_FORBIDDEN',
    );
    await promote(admin.client, channel, other.username, { inviteUsers: true });
    const roles = async () =>
      (await telegram.control.members(item.chatId)).items.map(({ role }) => role).sort();
    expect(await roles()).toEqual(['admin', 'admin', 'creator']);
    const asSeen = await resolveChannel(other.client, username);
    const user = await addressed(other.client, admin.username);
    expect(await errorOf(ban(other.client, asSeen, user))).toBe('CHAT_ADMIN_REQUIRED');
    await promote(owner, owned, other.username, {});
    expect(await roles()).toEqual(['admin', 'creator', 'member']);
  });
});

describe('chats', () => {
  it('are founded, and a small group becomes a supergroup with the same people', async () => {
    const { client, account } = await telegram.newUser();
    const [open, strict] = [await newPerson(), await newPerson()];
    await telegram.control.patchPerson(strict.account.userId, { privacy: { invite: 'nobody' } });
    const users = [await addressed(client, open.username), await addressed(client, strict.username)];
    const founded = await client.invoke(new Api.messages.CreateChat({ users, title: 'Small' }));
    expect(founded.missingInvitees.map(({ userId }) => userId.toString())).toEqual([strict.account.userId]);
    const [group] = 'chats' in founded.updates ? founded.updates.chats : [];
    if (!(group instanceof Api.Chat)) throw new Error('no group');
    const migrated = await client.invoke(new Api.messages.MigrateChat({ chatId: group.id }));
    const all = 'chats' in migrated ? migrated.chats : [];
    const supergroup = all.find(chat => chat instanceof Api.Channel);
    if (!(supergroup instanceof Api.Channel)) throw new Error('no supergroup');
    expect((await memberIds(supergroup.id.toString())).sort()).toEqual(
      [account.userId, open.account.userId].sort(),
    );
    const { chats: seen } = await client.invoke(new Api.messages.GetChats({ id: [group.id] }));
    expect(seen[0]).toMatchObject({ deactivated: true, migratedTo: { channelId: supergroup.id } });
    const add = client.invoke(
      new Api.messages.AddChatUser({ chatId: group.id, userId: users[1] ?? '', fwdLimit: 0 }),
    );
    expect(await errorOf(add)).toBe('CHAT_ID_INVALID');
    const full = await client.invoke(new Api.channels.GetFullChannel({ channel: supergroup }));
    expect(full.fullChat).toMatchObject({ migratedFromChatId: group.id });
  });

  it('are linked, so that new posts can be discussed', async () => {
    const { client } = await telegram.newUser();
    const found = async (options: { broadcast?: boolean; megagroup?: boolean }) => {
      const made = await client.invoke(
        new Api.channels.CreateChannel({ title: 'Linked', about: 'x', ...options }),
      );
      const [chat] = 'chats' in made ? made.chats : [];
      if (!(chat instanceof Api.Channel)) throw new Error('nothing was founded');
      return chat;
    };
    const [broadcast, group] = [await found({ broadcast: true }), await found({ megagroup: true })];
    const link = () => client.invoke(new Api.channels.SetDiscussionGroup({ broadcast, group }));
    await link();
    expect(await errorOf(link())).toBe('LINK_NOT_MODIFIED');
    await client.sendMessage(broadcast, { message: 'A post' });
    const [post] = await client.getMessages(broadcast, { limit: 1 });
    expect(post).toMatchObject({ message: 'A post', replies: { comments: true, replies: 0 } });
    const top = await client.invoke(
      new Api.messages.GetDiscussionMessage({ peer: broadcast, msgId: post?.id ?? 0 }),
    );
    const [copy] = top.messages;
    await client.sendMessage(group, { message: 'A comment', replyTo: copy?.id ?? 0 });
    const [again] = await client.getMessages(broadcast, { limit: 1 });
    expect(again?.replies).toMatchObject({ replies: 1 });
    await client.invoke(new Api.channels.UpdateUsername({ channel: broadcast, username: 'now_public_one' }));
    const stranger = await telegram.newUser();
    const seen = await resolveChannel(stranger.client, 'now_public_one');
    const full = await stranger.client.invoke(new Api.channels.GetFullChannel({ channel: seen }));
    expect(full.fullChat).toMatchObject({ linkedChatId: group.id });
    expect(
      await errorOf(client.invoke(new Api.channels.CheckUsername({ channel: group, username: '1' }))),
    ).toBe('USERNAME_INVALID');
  });

  it('hide their members, save admins and bots, from all but admins', async () => {
    const { client: owner, channel: owned, username } = await newChat({ members: { count: 150 } });
    const hide = (channel: Api.Channel, client: TelegramClient) =>
      client.invoke(new Api.channels.ToggleParticipantsHidden({ channel, enabled: true }));
    await hide(owned, owner);
    const { client } = await newPerson();
    const channel = await resolveChannel(client, username);
    expect(await errorOf(hide(channel, client))).toBe('CHAT_ADMIN_REQUIRED');
    const list = async (of: TelegramClient, where: Api.Channel) => {
      const filter = new Api.ChannelParticipantsRecent();
      const page = { channel: where, filter, offset: 0, limit: 200, hash: returnBigInt(0) };
      const listed = await of.invoke(new Api.channels.GetParticipants(page));
      if (!(listed instanceof Api.channels.ChannelParticipants)) throw new Error('no list');
      return listed;
    };
    expect((await list(owner, owned)).count).toBe(151);
    const shown = await list(client, channel);
    for (const user of shown.users) {
      const isOwner = user.id.toString() === (await owner.getMe()).id.toString();
      expect(isOwner || (user instanceof Api.User && user.bot)).toBe(true);
    }
    const full = await client.invoke(new Api.channels.GetFullChannel({ channel }));
    expect(full.fullChat).toMatchObject({ participantsHidden: true, participantsCount: 151 });
  });
});
