import { Api } from 'telegram';
import { returnBigInt } from 'telegram/Helpers.js';
import { describe, expect, it } from 'vitest';
import { addressed, cast } from './cast.ts';
import { useSandbox } from './fixture.ts';
import { errorOf, resolveChannel } from './gramjs-client.ts';

const telegram = useSandbox();
const { newChat, newPerson, memberIds } = cast(telegram);
const request = (method: string, path: string, body?: object) =>
  telegram.control.request<{ items: Record<string, unknown>[] } & Record<string, unknown>>(
    method,
    path,
    body,
  );

describe('POST /chats', () => {
  it('founds a channel whose drawn posts have drawn comments', async () => {
    const { client, account } = await telegram.newUser();
    const item = await telegram.control.createChat({
      ...{ kind: 'channel', title: 'Drawn news', username: 'drawn_news', creatorUserId: account.userId },
      ...{ members: { count: 500 }, messages: { count: 60 }, discussion: { members: { count: 80 } } },
    });
    expect(item).toMatchObject({ messageCount: 60, memberCount: 501 });
    const group = await request('GET', `/chats/${String(item.settings.linkedChatId)}`);
    expect(group).toMatchObject({ kind: 'supergroup', settings: { linkedChatId: item.chatId } });
    const channel = await resolveChannel(client, 'drawn_news');
    const posts = await client.getMessages(channel, { limit: 100 });
    const commented = posts.filter(post => (post.replies?.replies ?? 0) > 0);
    expect(posts).toHaveLength(60);
    expect(commented.length).toBeGreaterThan(20);
    const [post] = commented;
    const replies = await client.invoke(
      new Api.messages.GetReplies({
        ...{ peer: channel, msgId: post?.id ?? 0, offsetId: 0, offsetDate: 0, addOffset: 0 },
        ...{ limit: 100, maxId: 0, minId: 0, hash: returnBigInt(0) },
      }),
    );
    expect(replies).toMatchObject({ count: post?.replies?.replies });
  });

  it('founds a supergroup with a long history that is read page by page', async () => {
    const { client, account } = await telegram.newUser();
    await telegram.control.createChat({
      ...{ kind: 'supergroup', title: 'Долгий чат', username: 'long_talk', creatorUserId: account.userId },
      ...{ members: { count: 300 }, messages: { count: 200_000 } },
    });
    const channel = await resolveChannel(client, 'long_talk');
    const [newest] = await client.getMessages(channel, { limit: 1 });
    expect(newest?.id).toBe(200_000);
    const page = await client.getMessages(channel, { limit: 100, offsetId: 100_001 });
    expect([...page].map(({ id }) => id)).toEqual(Array.from({ length: 100 }, (_, index) => 100_000 - index));
    expect(page.filter(({ message }) => /[а-яё]/i.test(message ?? '')).length).toBeGreaterThan(70);
  });
});

describe('PATCH /chats/{chatId}', () => {
  it('changes what a client sees, and is refused for names that are taken', async () => {
    const { client, item, username } = await newChat();
    const other = await newChat();
    const settings = {
      membersHidden: true,
      slowModeSeconds: 30,
      denied: ['pin_messages'],
      joinByRequest: true,
    };
    const changed = await request('PATCH', `/chats/${item.chatId}`, { title: 'New title', settings });
    expect(changed).toMatchObject({ title: 'New title', settings });
    const channel = await resolveChannel(client, username);
    expect(channel).toMatchObject({ title: 'New title', slowmodeEnabled: true, joinRequest: true });
    expect(channel.defaultBannedRights).toMatchObject({ inviteUsers: false, pinMessages: true });
    const full = await client.invoke(new Api.channels.GetFullChannel({ channel }));
    expect(full.fullChat).toMatchObject({ participantsHidden: true, slowmodeSeconds: 30 });
    const taken = request('PATCH', `/chats/${item.chatId}`, { username: other.username });
    await expect(taken).rejects.toThrow(/409|taken/);
  });
});

describe('links, requests, bans and contacts', () => {
  it('made by the control API are those a client meets', async () => {
    const { client: owner, channel, item } = await newChat();
    const link = await request('POST', `/chats/${item.chatId}/links`, { usageLimit: 1, title: 'Once' });
    const [one, two, three] = [await newPerson(), await newPerson(), await newPerson()];
    const hash = String(link.hash);
    const come = ({ client }: typeof one) =>
      errorOf(client.invoke(new Api.messages.ImportChatInvite({ hash })));
    expect([await come(one), await come(two)]).toEqual(['ok', 'INVITE_HASH_EXPIRED']);
    const { items } = await request('GET', `/chats/${item.chatId}/links`);
    expect(items).toMatchObject([{ joined: [one.account.userId], usageLimit: 1, title: 'Once' }]);

    const requests = `/chats/${item.chatId}/join-requests`;
    await request('POST', requests, { userId: two.account.userId });
    const full = await owner.invoke(new Api.channels.GetFullChannel({ channel }));
    expect(full.fullChat).toMatchObject({ requestsPending: 1 });
    await request('PUT', `${requests}/${two.account.userId}`, { approved: true });
    await request('POST', `/chats/${item.chatId}/members`, { userIds: [three.account.userId] });
    expect(await memberIds(item.chatId)).toEqual(
      [three, two, one].map(({ account }) => account.userId).concat(item.creatorUserId),
    );

    await request('PUT', `/chats/${item.chatId}/bans/${three.account.userId}`, { denied: ['view_messages'] });
    expect(await memberIds(item.chatId)).not.toContain(three.account.userId);
    await telegram.control.patchPerson(three.account.userId, { privacy: { invite: 'contacts' } });
    await request('PUT', `/chats/${item.chatId}/bans/${three.account.userId}`, { denied: [] });
    const user = await addressed(owner, three.username);
    const invite = () => owner.invoke(new Api.channels.InviteToChannel({ channel, users: [user] }));
    expect((await invite()).missingInvitees).toHaveLength(1);
    await request('PUT', `/people/${three.account.userId}/contacts/${item.creatorUserId}`);
    expect((await invite()).missingInvitees).toHaveLength(0);
  });

  it('outlive a restart', async () => {
    const { item } = await newChat();
    const person = await telegram.newAccount();
    const link = await request('POST', `/chats/${item.chatId}/links`, {});
    await request('PATCH', `/chats/${item.chatId}`, { settings: { membersHidden: true } });
    await request('POST', `/chats/${item.chatId}/join-requests`, { userId: person.userId });
    await request('PUT', `/people/${person.userId}/contacts/${item.creatorUserId}`);
    const before = await request('GET', `/chats/${item.chatId}`);
    await telegram.restart();
    expect(await request('GET', `/chats/${item.chatId}`)).toEqual(before);
    expect((await request('GET', `/chats/${item.chatId}/links`)).items).toMatchObject([{ hash: link.hash }]);
    expect((await request('GET', `/chats/${item.chatId}/join-requests`)).items).toHaveLength(1);
    expect((await request('GET', `/people/${person.userId}/contacts`)).items).toHaveLength(1);
  });
});
