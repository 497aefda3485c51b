import { Api, type TelegramClient } from 'telegram';
import { returnBigInt } from 'telegram/Helpers.js';
import { describe, expect, it } from 'vitest';
import { useSandbox } from './fixture.ts';
import { errorOf, resolveChannel } from './gramjs-client.ts';

const telegram = useSandbox();

/** A generated public channel that has a discussion group, and its posts. */
async function channelWithComments(client: TelegramClient) {
  const { items } = await telegram.control.request<{ items: { kind: string; username: string | null }[] }>(
    'GET',
    '/chats',
  );
  for (const { kind, username } of items) {
    if (kind !== 'channel' || username === null) continue;
    const channel = await resolveChannel(client, username);
    const { fullChat, chats } = await client.invoke(new Api.channels.GetFullChannel({ channel }));
    if (!(fullChat instanceof Api.ChannelFull) || !fullChat.linkedChatId) continue;
    const group = chats.find(chat => chat.id.equals(fullChat.linkedChatId ?? 0));
    if (!(group instanceof Api.Channel)) throw new Error('the discussion group is not told');
    const posts = await client.getMessages(channel, { limit: 60 });
    return { channel, group, posts };
  }
  throw new Error('no channel has comments');
}

async function commentsOn(client: TelegramClient, channel: Api.Channel, msgId: number) {
  const messages: Api.TypeMessage[] = [];
  const users = new Map<string, Api.TypeUser>();
  for (;;) {
    const offsetId = messages.at(-1)?.id ?? 0;
    const page = await client.invoke(
      new Api.messages.GetReplies({
        ...{ peer: channel, msgId, offsetId, offsetDate: 0, addOffset: 0 },
        ...{ limit: 40, maxId: 0, minId: 0, hash: returnBigInt(0) },
      }),
    );
    if (!(page instanceof Api.messages.ChannelMessages)) throw new Error('no page of comments');
    for (const user of page.users) users.set(user.id.toString(), user);
    if (page.messages.length === 0) return { messages, users, count: page.count };
    messages.push(...page.messages);
  }
}

describe('the comments on a post', () => {
  it('are counted under it and read page by page, in the discussion group’s numbering', async () => {
    const { client } = await telegram.newUser();
    const { channel, group, posts } = await channelWithComments(client);
    const [post] = posts.toSorted((a, b) => (b.replies?.replies ?? 0) - (a.replies?.replies ?? 0));
    if (!post?.replies) throw new Error('no post has comments');
    expect(post.replies).toMatchObject({ comments: true });
    expect(post.replies.channelId?.toString()).toBe(group.id.toString());
    expect(post.views).toBeGreaterThan(0);
    const { messages, count } = await commentsOn(client, channel, post.id);
    expect([messages.length, count]).toEqual([post.replies.replies, post.replies.replies]);
    const ids = messages.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => b - a));

    const top = await client.invoke(new Api.messages.GetDiscussionMessage({ peer: channel, msgId: post.id }));
    const [copy] = top.messages;
    if (!(copy instanceof Api.Message)) throw new Error('no copy');
    expect(copy).toMatchObject({ message: post.message, fwdFrom: { channelPost: post.id } });
    expect(top.maxId).toBe(ids[0]);
    for (const message of messages) {
      if (!(message instanceof Api.Message)) throw new Error('no message');
      expect(message.peerId).toMatchObject({ className: 'PeerChannel', channelId: group.id });
      const { replyToMsgId, replyToTopId } = Object(message.replyTo);
      expect(replyToTopId ?? replyToMsgId).toBe(copy.id);
    }
    const within = await commentsOn(client, group, copy.id);
    expect(within.messages.map(({ id }) => id)).toEqual(ids);
  });

  it('are by people, by the channel, by anonymous admins, and some authors are min', async () => {
    const { client } = await telegram.newUser();
    const { channel, group, posts } = await channelWithComments(client);
    const authors = new Set<string>();
    let met: { user: Api.User; msgId: number } | undefined;
    for (const post of posts.filter(({ replies }) => (replies?.replies ?? 0) > 0)) {
      const { messages, users } = await commentsOn(client, channel, post.id);
      for (const message of messages) {
        if (!(message instanceof Api.Message)) throw new Error('no message');
        const { fromId } = message;
        authors.add(fromId instanceof Api.PeerChannel ? fromId.channelId.toString() : 'a person');
        const user = fromId instanceof Api.PeerUser ? users.get(fromId.userId.toString()) : undefined;
        if (fromId instanceof Api.PeerUser) expect(user).toBeInstanceOf(Api.User);
        if (user instanceof Api.User && user.min && !user.deleted) met ??= { user, msgId: message.id };
      }
    }
    expect([...authors]).toEqual(
      expect.arrayContaining(['a person', channel.id.toString(), group.id.toString()]),
    );
    if (!met?.user.accessHash) throw new Error('nobody is min');
    const { user, msgId } = met;
    expect(user).toMatchObject({ phone: null, status: null });

    const accessHash = met.user.accessHash;
    const byHash = new Api.InputUser({ userId: user.id, accessHash });
    expect(await errorOf(client.invoke(new Api.users.GetFullUser({ id: byHash })))).toBe('USER_ID_INVALID');
    const asMet = (id: number) =>
      new Api.InputUserFromMessage({
        peer: new Api.InputPeerChannel({
          channelId: group.id,
          accessHash: group.accessHash ?? returnBigInt(0),
        }),
        msgId: id,
        userId: user.id,
      });
    const full = await client.invoke(new Api.users.GetFullUser({ id: asMet(msgId) }));
    expect(full.fullUser.id.toString()).toBe(user.id.toString());
    expect(full.users[0]).toMatchObject({ min: false });
    expect(await errorOf(client.invoke(new Api.users.GetFullUser({ id: asMet(1) })))).toBe('USER_ID_INVALID');
    expect(await errorOf(client.invoke(new Api.users.GetFullUser({ id: asMet(9_999_999) })))).toBe(
      'MSG_ID_INVALID',
    );
  });

  it('of a private group are read by whoever sees the channel, but its members are not', async () => {
    const { account } = await telegram.newUser();
    const item = await telegram.control.createChat({
      ...{ kind: 'channel', title: 'Open news', username: 'open_news', creatorUserId: account.userId },
      ...{ messages: { count: 30 }, members: { count: 90 }, discussion: { members: { count: 20 } } },
    });
    const { client } = await telegram.newUser();
    const channel = await resolveChannel(client, 'open_news');
    const full = await client.invoke(new Api.channels.GetFullChannel({ channel }));
    const group = full.chats.find(({ id }) => id.toString() === item.settings.linkedChatId);
    if (!(group instanceof Api.Channel)) throw new Error('the discussion group is not told');
    const [newest] = await client.getMessages(group, { limit: 1 });
    expect(newest?.id).toBeGreaterThan(29);
    const page = { filter: new Api.ChannelParticipantsRecent(), offset: 0, limit: 9, hash: returnBigInt(0) };
    const list = client.invoke(new Api.channels.GetParticipants({ channel: group, ...page }));
    expect(await errorOf(list)).toBe('CHANNEL_PRIVATE');
    await client.invoke(new Api.channels.JoinChannel({ channel: group }));
    const listed = await client.invoke(new Api.channels.GetParticipants({ channel: group, ...page }));
    expect(listed).toMatchObject({ count: 22 });
  });

  it('are refused where nothing can be discussed', async () => {
    const { client, account } = await telegram.newUser();
    await telegram.control.createChat({
      ...{ kind: 'channel', title: 'Silent', username: 'silent_channel' },
      ...{ creatorUserId: account.userId, messages: { count: 20 } },
    });
    const channel = await resolveChannel(client, 'silent_channel');
    const discuss = (msgId: number) =>
      errorOf(client.invoke(new Api.messages.GetDiscussionMessage({ peer: channel, msgId })));
    expect([await discuss(5), await discuss(999)]).toEqual(['MSG_ID_INVALID', 'MSG_ID_INVALID']);
    expect(await client.getMessages(channel, { limit: 100 })).toHaveLength(20);
  });
});

describe('an anonymous admin', () => {
  it('writes under the name of the group, and nobody learns who it is', async () => {
    const owner = await telegram.newUser();
    const admin = await telegram.newUser();
    await telegram.control.createChat({
      ...{
        kind: 'supergroup',
        title: 'Masked',
        username: 'masked_group',
        creatorUserId: owner.account.userId,
      },
      admins: [{ userId: admin.account.userId, rights: ['anonymous', 'other'] }],
    });
    const channel = await resolveChannel(admin.client, 'masked_group');
    await admin.client.sendMessage(channel, { message: 'Order, please' });
    const stranger = await telegram.newUser();
    const seen = await resolveChannel(stranger.client, 'masked_group');
    const page = await stranger.client.invoke(
      new Api.messages.GetHistory({
        ...{ peer: seen, offsetId: 0, offsetDate: 0, addOffset: 0, limit: 1 },
        ...{ maxId: 0, minId: 0, hash: returnBigInt(0) },
      }),
    );
    if (!(page instanceof Api.messages.ChannelMessages)) throw new Error('no history');
    expect(page.messages[0]).toMatchObject({
      message: 'Order, please',
      fromId: { className: 'PeerChannel', channelId: channel.id },
    });
    expect(page.users.map(({ id }) => id.toString())).not.toContain(admin.account.userId);
  });
});

describe('the copy of a post', () => {
  it('is the channel’s, not its poster’s, follows its edits, and stays when it is deleted', async () => {
    const { client } = await telegram.newUser();
    const found = async (options: { broadcast?: boolean; megagroup?: boolean }) => {
      const made = await client.invoke(
        new Api.channels.CreateChannel({ title: 'Copies', about: '', ...options }),
      );
      const [chat] = 'chats' in made ? made.chats : [];
      if (!(chat instanceof Api.Channel)) throw new Error('nothing was founded');
      return chat;
    };
    const [broadcast, group] = [await found({ broadcast: true }), await found({ megagroup: true })];
    await client.invoke(new Api.channels.SetDiscussionGroup({ broadcast, group }));
    const { id } = await client.sendMessage(broadcast, { message: 'original' });
    const newest = async () => (await client.getMessages(group, { limit: 1 }))[0];
    const copy = await newest();
    expect(copy).toMatchObject({ message: 'original', out: false });
    await client.invoke(new Api.messages.EditMessage({ peer: broadcast, id, message: 'edited' }));
    expect(await newest()).toMatchObject({ message: 'edited', editDate: expect.any(Number) });
    const own = new Api.messages.EditMessage({ peer: group, id: copy?.id ?? 0, message: 'otherwise' });
    expect(await errorOf(client.invoke(own))).toBe('MESSAGE_AUTHOR_REQUIRED');
    await client.invoke(new Api.channels.DeleteMessages({ channel: broadcast, id: [id] }));
    expect(await newest()).toMatchObject({ message: 'edited' });
  });
});
