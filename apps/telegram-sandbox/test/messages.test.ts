import { Api, type TelegramClient } from 'telegram';
import { returnBigInt } from 'telegram/Helpers.js';
import { describe, expect, it } from 'vitest';
import { awaitedUpdates } from './awaited-updates.ts';
import { useSandbox } from './fixture.ts';
import { errorOf, resolveChannel } from './gramjs-client.ts';

const telegram = useSandbox({ people: 300 });

const bounds = { offsetId: 0, offsetDate: 0, addOffset: 0, limit: 100, maxId: 0, minId: 0 };

let chats = 0;
/** A supergroup with its creator and one plain member, each with a client. */
async function supergroup(settings: { kind?: 'supergroup' | 'channel' } = {}) {
  const [owner, member] = [await telegram.newUser(), await telegram.newUser()];
  const username = `messages_chat_${++chats}`;
  await telegram.control.createChat({
    kind: settings.kind ?? 'supergroup',
    title: username,
    username,
    creatorUserId: owner.account.userId,
    members: { userIds: [member.account.userId] },
  });
  const channel = await resolveChannel(owner.client, username);
  const seenByMember = await resolveChannel(member.client, username);
  return { owner, member, channel, seenByMember };
}

/** A small group of three with its creator's and one member's client. */
async function smallGroup() {
  const [owner, member, other] = [
    await telegram.newUser(),
    await telegram.newUser(),
    await telegram.newAccount(),
  ];
  const { chatId } = await telegram.control.createChat({
    kind: 'group',
    title: 'Small',
    creatorUserId: owner.account.userId,
    members: { userIds: [member.account.userId, other.userId] },
  });
  return { owner, member, peer: new Api.InputPeerChat({ chatId: returnBigInt(chatId) }) };
}

/** What a list of messages says, and under which ids. */
function listed(answer: Api.messages.TypeMessages): { id: number; text: string }[] {
  if (!('messages' in answer)) throw new Error(answer.className);
  return answer.messages.map(message => ({
    id: message.id,
    text: message instanceof Api.Message ? message.message : message.className,
  }));
}

const textsOf = (answer: Api.messages.TypeMessages) => listed(answer).map(({ text }) => text);

async function say(client: TelegramClient, peer: Api.TypeEntityLike, ...texts: string[]): Promise<number[]> {
  const ids: number[] = [];
  for (const message of texts) ids.push((await client.sendMessage(peer, { message })).id);
  return ids;
}

describe('the messages of a small group', () => {
  it('have a number of their own in each member’s box', async () => {
    const { owner, member, peer } = await smallGroup();
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
    const { owner, member, peer } = await smallGroup();
    const [first, last] = await say(owner.client, peer, 'one', 'two');
    const dialog = async (client: TelegramClient) => (await client.getDialogs({}))[0]?.dialog;
    const before = await dialog(member.client);
    expect(before).toMatchObject({ unreadCount: 2 });
    await member.client.invoke(new Api.messages.ReadHistory({ peer, maxId: (before?.topMessage ?? 0) - 1 }));
    expect(await dialog(member.client)).toMatchObject({ unreadCount: 1 });
    expect(await dialog(owner.client)).toMatchObject({ readOutboxMaxId: first, topMessage: last });
  });
});

describe('the messages of a supergroup', () => {
  it('written since one came are unread until they are read, and the author learns it', async () => {
    const { owner, member, channel, seenByMember } = await supergroup();
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

describe('a reply', () => {
  it('names what it answers, as each side numbers it', async () => {
    const { owner, member, peer } = await smallGroup();
    await say(owner.client, 'me', 'shifts the numbers');
    const [question] = await say(owner.client, peer, 'how?');
    const answer = await owner.client.sendMessage(peer, { message: 'like this', replyTo: question ?? 0 });
    expect(answer.replyTo).toMatchObject({ replyToMsgId: question });
    const history = await member.client.invoke(
      new Api.messages.GetHistory({ peer, ...bounds, hash: returnBigInt(0) }),
    );
    if (!('messages' in history)) throw new Error(history.className);
    const [newest, before] = history.messages;
    expect(newest).toMatchObject({ message: 'like this', replyTo: { replyToMsgId: before?.id } });
    const nothing = owner.client.sendMessage(peer, { message: 'to nothing', replyTo: 9_999 });
    expect(await errorOf(nothing)).toBe('REPLY_MESSAGE_ID_INVALID');
  });
});

describe('messages.editMessage', () => {
  it('changes one’s own text, and nothing else', async () => {
    const { owner, member, channel, seenByMember } = await supergroup();
    const [id = 0] = await say(owner.client, channel, 'before');
    const edit = (client: TelegramClient, peer: Api.Channel, message: string, of = id) =>
      errorOf(client.invoke(new Api.messages.EditMessage({ peer, id: of, message })));
    expect(await edit(owner.client, channel, 'after')).toBe('ok');
    expect(await edit(owner.client, channel, 'after')).toBe('MESSAGE_NOT_MODIFIED');
    expect(await edit(owner.client, channel, ' ')).toBe('MESSAGE_EMPTY');
    expect(await edit(owner.client, channel, 'x', 999)).toBe('MESSAGE_ID_INVALID');
    expect(await edit(member.client, seenByMember, 'mine now')).toBe('MESSAGE_AUTHOR_REQUIRED');
    await telegram.control.advanceClock(49 * 3_600_000);
    expect(await edit(owner.client, channel, 'too late')).toBe('MESSAGE_EDIT_TIME_EXPIRED');
    const [message] = await member.client.getMessages(seenByMember, { ids: [id] });
    expect(message).toMatchObject({ message: 'after', editDate: expect.any(Number) });
  });
});

describe('a deleted message', () => {
  it('of a channel is empty for everybody; only its author and admins delete it', async () => {
    const { owner, member, channel, seenByMember } = await supergroup();
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
    const { owner, member, channel, seenByMember } = await supergroup();
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

describe('messages.getDialogs', () => {
  it('lists every conversation once over its pages, newest first', async () => {
    const { client } = await telegram.newUser();
    await say(client, 'me', 'to myself');
    for (let index = 0; index < 5; index++) {
      const username = `dialog_partner_${index}`;
      await telegram.newAccount({ username });
      await say(client, await client.getInputEntity(username), `hello ${index}`);
    }
    const page = { limit: 2, offsetDate: 0, offsetId: 0, offsetPeer: new Api.InputPeerEmpty() };
    const first = await client.invoke(new Api.messages.GetDialogs({ ...page, hash: returnBigInt(0) }));
    expect(first).toMatchObject({ className: 'messages.DialogsSlice', count: 6 });
    const all: string[] = [];
    for await (const dialog of client.iterDialogs({ limit: 100 })) all.push(dialog.message?.message ?? '');
    expect(all).toEqual(['hello 4', 'hello 3', 'hello 2', 'hello 1', 'hello 0', 'to myself']);
  });
});

describe('a forwarded message', () => {
  it('names who wrote it first, and is forwarded once for each random id', async () => {
    const { owner, member, channel, seenByMember } = await supergroup();
    const [id = 0] = await say(owner.client, channel, 'pass it on');
    const forward = (ids: number[], randomIds: number[]) =>
      member.client.invoke(
        new Api.messages.ForwardMessages({
          ...{ fromPeer: seenByMember, toPeer: new Api.InputPeerSelf(), id: ids },
          randomId: randomIds.map(returnBigInt),
        }),
      );
    const first = await forward([id], [7]);
    expect(await forward([id], [7])).toEqual(first);
    const [message, ...others] = await member.client.getMessages('me', { limit: 10 });
    expect(others).toEqual([]);
    expect(message).toMatchObject({ message: 'pass it on' });
    const origin = message?.fwdFrom?.fromId;
    expect(origin instanceof Api.PeerUser && origin.userId.toString()).toBe(owner.account.userId);
    expect(await errorOf(forward([999], [8]))).toBe('MESSAGE_ID_INVALID');
    expect(await errorOf(forward([id], [8, 9]))).toBe('RANDOM_ID_INVALID');
    expect(await errorOf(forward([], []))).toBe('MESSAGE_IDS_EMPTY');
  });
});

describe('writing', () => {
  it('with a random_id that was used answers with the first message, and nothing is sent again', async () => {
    const { client } = await telegram.newUser();
    const send = (message: string) =>
      client.invoke(
        new Api.messages.SendMessage({ peer: new Api.InputPeerSelf(), message, randomId: returnBigInt(42) }),
      );
    const first = await send('once');
    expect(await send('once')).toEqual(first);
    expect(await errorOf(send('something else'))).toBe('RANDOM_ID_DUPLICATE');
    expect(await client.invoke(new Api.updates.GetState())).toMatchObject({ pts: 2 });
  });

  it('is refused where one may not', async () => {
    const { member, seenByMember } = await supergroup({ kind: 'channel' });
    expect(await errorOf(member.client.sendMessage(seenByMember, { message: 'x' }))).toBe(
      'CHAT_ADMIN_REQUIRED',
    );
    const { seenByMember: group, member: stranger } = await supergroup();
    await telegram.control.request('DELETE', `/chats/${group.id}/members/${stranger.account.userId}`);
    expect(await errorOf(stranger.client.sendMessage(group, { message: 'x' }))).toBe('CHAT_WRITE_FORBIDDEN');
    const { client } = await telegram.newUser();
    const deleted = await telegram.newAccount({ username: 'deleted_partner' });
    const peer = await client.getInputEntity('deleted_partner');
    await telegram.control.patchPerson(deleted.userId, { deleted: true });
    expect(await errorOf(client.sendMessage(peer, { message: 'x' }))).toBe('INPUT_USER_DEACTIVATED');
  });

  it('waits for slow mode, unless one is an admin', async () => {
    const { owner, member, channel, seenByMember } = await supergroup();
    await owner.client.invoke(new Api.channels.ToggleSlowMode({ channel, seconds: 30 }));
    await say(owner.client, channel, 'admins', 'may hurry');
    await say(member.client, seenByMember, 'first');
    const again = () => errorOf(member.client.sendMessage(seenByMember, { message: 'second' }));
    expect(await again()).toMatch(/^(SLOWMODE_WAIT_30|FLOOD)/);
    await telegram.control.advanceClock(31_000);
    expect(await again()).toBe('ok');
  });

  it('to whom one blocks, or who blocks one, is refused', async () => {
    const one = await telegram.newUser({ username: 'blocks_somebody' });
    const other = await telegram.newUser({ username: 'is_blocked_by' });
    const theirs = await one.client.getInputEntity('is_blocked_by');
    const ours = await other.client.getInputEntity('blocks_somebody');
    const { contacts } = telegram.sandbox.world;
    contacts.block(Number(one.account.userId), Number(other.account.userId), 0);
    expect(await errorOf(one.client.sendMessage(theirs, { message: 'x' }))).toBe('YOU_BLOCKED_USER');
    expect(await errorOf(other.client.sendMessage(ours, { message: 'x' }))).toBe('USER_IS_BLOCKED');
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
