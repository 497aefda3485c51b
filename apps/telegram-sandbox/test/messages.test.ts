import { Api, type TelegramClient } from 'telegram';
import { returnBigInt } from 'telegram/Helpers.js';
import { describe, expect, it } from 'vitest';
import { awaitedUpdates } from './awaited-updates.ts';
import { useSandbox } from './fixture.ts';
import { errorOf } from './gramjs-client.ts';
import { bounds, listed, say, smallGroup, supergroup, textsOf } from './written-messages.ts';

const telegram = useSandbox({ people: 300 });

describe('the messages of a small group', () => {
  it('have a number of their own in each member’s box', async () => {
    const { owner, member, peer } = await smallGroup(telegram);
    await say(owner.client, 'me', 'a note', 'another');
    const [ownId] = await say(owner.client, peer, 'hello');
    const history = await member.client.invoke(
      new Api.messages.GetHistory({ peer, ...bounds, hash: returnBigInt(0) }),
    );
    const [newest] = listed(history);
    expect(newest?.text).toBe('hello');
    expect(newest?.id).toBe((ownId ?? 0) - 2);
    const own = await owner.client.invoke(
      new Api.messages.GetMessages({ id: [new Api.InputMessageID({ id: ownId ?? 0 })] }),
    );
    expect(listed(own)).toEqual([{ id: ownId, text: 'hello' }]);
  });

  it('are unread for the others until they read, and the author learns it', async () => {
    const { owner, member, peer } = await smallGroup(telegram);
    const [first, last] = await say(owner.client, peer, 'one', 'two');
    const dialog = async (client: TelegramClient) => (await client.getDialogs({}))[0]?.dialog;
    const before = await dialog(member.client);
    expect(before).toMatchObject({ unreadCount: 2 });
    await member.client.invoke(new Api.messages.ReadHistory({ peer, maxId: (before?.topMessage ?? 0) - 1 }));
    expect(await dialog(member.client)).toMatchObject({ unreadCount: 1 });
    expect(await dialog(owner.client)).toMatchObject({ readOutboxMaxId: first, topMessage: last });
  });
});

describe('who has left a small group', () => {
  it('still reads what is in their box, and can delete it, but neither writes nor learns more', async () => {
    const { owner, member, peer } = await smallGroup(telegram);
    const [id = 0] = await say(member.client, peer, 'hello');
    await member.client.invoke(new Api.messages.DeleteChatUser({ chatId: peer.chatId, userId: 'me' }));
    await say(owner.client, peer, 'they are gone');
    const history = () =>
      member.client.invoke(new Api.messages.GetHistory({ peer, ...bounds, hash: returnBigInt(0) }));
    expect(textsOf(await history())).toContain('hello');
    expect(textsOf(await history())).not.toContain('they are gone');
    const refused = async (call: Promise<unknown>) =>
      expect(await errorOf(call)).toMatch(/FORBIDDEN|INVALID|AUTHOR_REQUIRED/);
    await refused(member.client.sendMessage(peer, { message: 'x' }));
    await refused(member.client.invoke(new Api.messages.EditMessage({ peer, id, message: 'x' })));
    await refused(member.client.invoke(new Api.messages.GetFullChat({ chatId: peer.chatId })));
    expect(await errorOf(member.client.invoke(new Api.messages.ReadHistory({ peer, maxId: 0 })))).toBe('ok');
    await member.client.invoke(new Api.messages.DeleteHistory({ peer, maxId: 0 }));
    expect(textsOf(await history())).toEqual([]);
    const stranger = await telegram.newUser();
    const read = new Api.messages.GetHistory({ peer, ...bounds, hash: returnBigInt(0) });
    expect(await errorOf(stranger.client.invoke(read))).toBe('CHAT_ID_INVALID');
  });
});

describe('the messages of a supergroup', () => {
  it('written since one came are unread until they are read, and the author learns it', async () => {
    const { owner, member, channel, seenByMember } = await supergroup(telegram);
    const [first, last] = await say(owner.client, channel, 'one', 'two');
    const peers = [new Api.InputDialogPeer({ peer: await member.client.getInputEntity(seenByMember) })];
    const dialog = async () => {
      const { dialogs } = await member.client.invoke(new Api.messages.GetPeerDialogs({ peers }));
      return dialogs[0];
    };
    expect(await dialog()).toMatchObject({ unreadCount: 2, topMessage: last, pts: expect.any(Number) });
    const author = awaitedUpdates(owner.client);
    const read = (maxId = 0) =>
      member.client.invoke(new Api.channels.ReadHistory({ channel: seenByMember, maxId }));
    expect(await read(first)).toBe(true);
    expect(await dialog()).toMatchObject({ unreadCount: 1, readInboxMaxId: first });
    expect(await author.first(Api.UpdateReadChannelOutbox)).toMatchObject({ maxId: first });
    await read();
    expect(await dialog()).toMatchObject({ unreadCount: 0, readInboxMaxId: last });
    expect(await read()).toBe(false);
  });
});

describe('messages.editMessage', () => {
  it('changes one’s own text, and nothing else', async () => {
    const { owner, member, channel, seenByMember } = await supergroup(telegram);
    const [id = 0] = await say(owner.client, channel, 'before');
    const edit = (client: TelegramClient, peer: Api.Channel, message: string, of = id) =>
      errorOf(client.invoke(new Api.messages.EditMessage({ peer, id: of, message })));
    expect(await edit(owner.client, channel, 'after')).toBe('ok');
    expect(await edit(owner.client, channel, 'after')).toBe('MESSAGE_NOT_MODIFIED');
    expect(await edit(owner.client, channel, ' ')).toBe('MESSAGE_EMPTY');
    expect(await edit(owner.client, channel, 'x', 999)).toBe('MESSAGE_ID_INVALID');
    expect(await edit(member.client, seenByMember, 'mine now')).toBe('MESSAGE_AUTHOR_REQUIRED');
    const [late = 0] = await say(member.client, seenByMember, 'by a member');
    await telegram.control.advanceClock(49 * 3_600_000);
    expect(await edit(member.client, seenByMember, 'too late', late)).toBe('MESSAGE_EDIT_TIME_EXPIRED');
    expect(await edit(owner.client, channel, 'after')).toBe('MESSAGE_NOT_MODIFIED');
    const [message] = await member.client.getMessages(seenByMember, { ids: [id] });
    expect(message).toMatchObject({ message: 'after', editDate: expect.any(Number) });
  });
});

describe('a post in a channel', () => {
  it('is edited and deleted by its author only while they may post', async () => {
    const { owner, member, channel, seenByMember } = await supergroup(telegram, { kind: 'channel' });
    const admin = `/chats/${channel.id}/admins/${member.account.userId}`;
    await telegram.control.request('PUT', admin, { rights: ['post_messages'] });
    const [id = 0, foreign = 0] = [
      ...(await say(member.client, seenByMember, 'post')),
      ...(await say(owner.client, channel, 'of another')),
    ];
    const edit = (of: number, message: string) =>
      errorOf(member.client.invoke(new Api.messages.EditMessage({ peer: seenByMember, id: of, message })));
    const remove = (of: number) =>
      errorOf(member.client.invoke(new Api.channels.DeleteMessages({ channel: seenByMember, id: [of] })));
    expect([await edit(id, 'edited'), await edit(foreign, 'mine')]).toEqual([
      'ok',
      'MESSAGE_AUTHOR_REQUIRED',
    ]);
    await telegram.control.request('PUT', admin, { rights: ['invite_users'] });
    expect([await edit(id, 'again'), await remove(id)]).toEqual([
      'MESSAGE_AUTHOR_REQUIRED',
      'MESSAGE_DELETE_FORBIDDEN',
    ]);
    await telegram.control.request('PUT', admin, { rights: ['post_messages'] });
    expect(await remove(id)).toBe('ok');
  });
});

describe('a deleted message', () => {
  it('stays, and so do all others of the call, when one of them may not be deleted', async () => {
    const { owner, member, peer } = await smallGroup(telegram);
    const [note = 0] = await say(member.client, 'me', 'a note');
    await say(owner.client, peer, 'not theirs');
    const [newest] = listed(
      await member.client.invoke(new Api.messages.GetHistory({ peer, ...bounds, hash: returnBigInt(0) })),
    );
    const id = [note, newest?.id ?? 0];
    const remove = member.client.invoke(new Api.messages.DeleteMessages({ id, revoke: true }));
    expect(await errorOf(remove)).toBe('MESSAGE_DELETE_FORBIDDEN');
    const [kept] = await member.client.getMessages('me', { limit: 5 });
    expect(kept?.message).toBe('a note');
  });

  it('of a channel is empty for everybody; only its author and admins delete it', async () => {
    const { owner, member, channel, seenByMember } = await supergroup(telegram);
    const [id = 0] = await say(owner.client, channel, 'gone soon');
    const remove = (client: TelegramClient, of: Api.Channel) =>
      client.invoke(new Api.channels.DeleteMessages({ channel: of, id: [id, 777] }));
    expect(await errorOf(remove(member.client, seenByMember))).toBe('MESSAGE_DELETE_FORBIDDEN');
    expect(await remove(owner.client, channel)).toMatchObject({ ptsCount: 1 });
    const ids = [new Api.InputMessageID({ id })];
    const left = await member.client.invoke(new Api.channels.GetMessages({ channel: seenByMember, id: ids }));
    expect(listed(left)).toEqual([{ id, text: 'MessageEmpty' }]);
  });

  it('of a private chat stays with the other unless it is revoked', async () => {
    const one = await telegram.newUser({ username: 'deletes_privately' });
    const other = await telegram.newUser({ username: 'keeps_privately' });
    const peer = await one.client.getInputEntity('keeps_privately');
    const [kept, revoked] = await say(one.client, peer, 'kept', 'revoked');
    await one.client.invoke(new Api.messages.DeleteMessages({ id: [kept ?? 0] }));
    await one.client.invoke(new Api.messages.DeleteMessages({ id: [revoked ?? 0], revoke: true }));
    const author = await other.client.getInputEntity('deletes_privately');
    const history = (client: TelegramClient, of: Api.TypeInputPeer) =>
      client.invoke(new Api.messages.GetHistory({ peer: of, ...bounds, hash: returnBigInt(0) }));
    expect(textsOf(await history(one.client, peer))).toEqual([]);
    expect(textsOf(await history(other.client, author))).toEqual(['kept']);
  });
});

describe('messages.deleteHistory', () => {
  it('empties a private chat for oneself, or with revoke for both', async () => {
    const one = await telegram.newUser({ username: 'clears_history' });
    const other = await telegram.newUser({ username: 'has_history' });
    const theirs = await one.client.getInputEntity('has_history');
    const ours = await other.client.getInputEntity('clears_history');
    const seen = async ({ client }: { client: TelegramClient }, peer: Api.TypeInputPeer) =>
      textsOf(await client.invoke(new Api.messages.GetHistory({ peer, ...bounds, hash: returnBigInt(0) })));
    await say(one.client, theirs, 'a', 'b');
    const clear = (revoke: boolean) =>
      one.client.invoke(new Api.messages.DeleteHistory({ peer: theirs, maxId: 0, revoke }));
    expect(await clear(false)).toMatchObject({ ptsCount: 2, offset: 0 });
    expect([await seen(one, theirs), await seen(other, ours)]).toEqual([[], ['b', 'a']]);
    await say(one.client, theirs, 'c');
    await clear(true);
    expect([await seen(one, theirs), await seen(other, ours)]).toEqual([[], []]);
  });
});

describe('messages.search', () => {
  it('finds by words, author and thread, page by page', async () => {
    const { owner, member, channel, seenByMember } = await supergroup(telegram);
    const [root = 0] = await say(
      owner.client,
      channel,
      'Apples and pears',
      'pears only',
      'see https://example.org',
    );
    await member.client.sendMessage(seenByMember, { message: 'apple pie', replyTo: root });
    const search = (fields: Partial<ConstructorParameters<typeof Api.messages.Search>[0]>) =>
      owner.client.invoke(
        new Api.messages.Search({
          ...{ peer: channel, q: '', filter: new Api.InputMessagesFilterEmpty(), minDate: 0, maxDate: 0 },
          ...{ ...bounds, hash: returnBigInt(0), ...fields },
        }),
      );
    expect(textsOf(await search({ q: 'apple' }))).toEqual(['apple pie', 'Apples and pears']);
    expect(textsOf(await search({ q: 'PEARS', limit: 1 }))).toEqual(['pears only']);
    expect(await search({ q: 'pears', limit: 1 })).toMatchObject({ count: 2 });
    expect(
      textsOf(await search({ fromId: await owner.client.getInputEntity(member.account.userId) })),
    ).toEqual(['apple pie']);
    expect(textsOf(await search({ topMsgId: root }))).toEqual(['apple pie']);
    expect(textsOf(await search({ filter: new Api.InputMessagesFilterUrl() }))).toEqual([
      'see https://example.org',
    ]);
    expect(textsOf(await search({ filter: new Api.InputMessagesFilterPhotos() }))).toEqual([]);
    expect(await errorOf(search({}))).toBe('SEARCH_QUERY_EMPTY');
    const filters = [new Api.InputMessagesFilterUrl(), new Api.InputMessagesFilterPhotos()];
    const counters = new Api.messages.GetSearchCounters({ peer: channel, filters });
    expect(await owner.client.invoke(counters)).toMatchObject([{ count: 1 }, { count: 0 }]);
    const global = new Api.messages.SearchGlobal({
      ...{ q: 'apple', filter: new Api.InputMessagesFilterEmpty(), minDate: 0, maxDate: 0 },
      ...{ offsetRate: 0, offsetPeer: new Api.InputPeerEmpty(), offsetId: 0, limit: 10 },
    });
    expect(textsOf(await owner.client.invoke(global))).toEqual(['apple pie', 'Apples and pears']);
  });
});

describe('a history', () => {
  it('that has not changed is not sent again', async () => {
    const { client } = await telegram.newUser();
    const [id = 0] = await say(client, 'me', 'only this');
    const [message] = await client.getMessages('me', { ids: [id] });
    const hash = [id, 0, message?.date ?? 0].reduce((before, number) => {
      let mixed = before ^ (before >> 21n);
      mixed = BigInt.asUintN(64, mixed ^ (mixed << 35n));
      return BigInt.asUintN(64, (mixed ^ (mixed >> 4n)) + BigInt(number));
    }, 0n);
    const peer = new Api.InputPeerSelf();
    const ask = { peer, ...bounds, hash: returnBigInt(BigInt.asIntN(64, hash)) };
    expect(await client.invoke(new Api.messages.GetHistory(ask))).toMatchObject({
      className: 'messages.MessagesNotModified',
      count: 1,
    });
  });
});
