import { Api, type TelegramClient } from 'telegram';
import { NewMessage, type NewMessageEvent } from 'telegram/events/index.js';
import { describe, expect, it } from 'vitest';
import { useSandbox } from './fixture.ts';
import { errorOf, resolveChannel, savedSession } from './gramjs-client.ts';

const telegram = useSandbox({ people: 300 });

/** Collects the updates a client is pushed; `next` waits for the first one that fits and was not taken yet. */
function updatesOf(client: TelegramClient) {
  const waiting: Api.TypeUpdate[] = [];
  let wake = () => {};
  client.addEventHandler((update: Api.TypeUpdate) => {
    waiting.push(update);
    wake();
  });
  return async <Update>(kind: new (...args: never[]) => Update): Promise<Update> => {
    for (;;) {
      for (const [place, update] of waiting.entries()) {
        if (!(update instanceof kind)) continue;
        waiting.splice(place, 1);
        return update;
      }
      await new Promise<void>(resolve => {
        wake = resolve;
      });
    }
  };
}

/** Two people who know how to address each other. */
async function twoPeople() {
  const one = await telegram.newUser();
  const username = `friend_of_${one.account.userId}`;
  const other = await telegram.newUser({ username });
  const peer = await one.client.getInputEntity(username);
  return { one, other, peer };
}

describe('a message', () => {
  it('reaches the event handler of who it is for', async () => {
    const { one, other, peer } = await twoPeople();
    const arrived = new Promise<NewMessageEvent>(resolve => {
      other.client.addEventHandler(resolve, new NewMessage({}));
    });
    await one.client.sendMessage(peer, { message: 'are you there?' });
    const { message } = await arrived;
    expect(message.message).toBe('are you there?');
    expect(message.senderId?.toString()).toBe(one.account.userId);
    const sender = await message.getSender();
    expect(sender).toMatchObject({ firstName: 'Ada' });
  });

  it('reaches the sender’s other client as sent, and not the one that sent it', async () => {
    const { one, peer } = await twoPeople();
    const second = await telegram.logIn(one.account);
    const next = updatesOf(second);
    const own = updatesOf(one.client);
    const sent = await one.client.sendMessage(peer, { message: 'to both' });
    const { message, pts } = await next(Api.UpdateNewMessage);
    expect(message).toMatchObject({ id: sent.id, out: true, message: 'to both' });
    expect(await second.invoke(new Api.updates.GetState())).toMatchObject({ pts });
    await second.sendMessage('me', { message: 'and back' });
    expect((await own(Api.UpdateNewMessage)).message).toMatchObject({ message: 'and back' });
  });

  it('in a supergroup reaches its members with the channel’s pts, and those only', async () => {
    const { one, other } = await twoPeople();
    const stranger = await telegram.newUser();
    const username = `pushed_group_${one.account.userId}`;
    await telegram.control.createChat({
      kind: 'supergroup',
      title: 'Pushed',
      username,
      creatorUserId: one.account.userId,
      members: { userIds: [other.account.userId] },
    });
    const seen: Api.TypeUpdate[] = [];
    stranger.client.addEventHandler((update: Api.TypeUpdate) => seen.push(update));
    const next = updatesOf(other.client);
    const channel = await resolveChannel(one.client, username);
    await one.client.sendMessage(channel, { message: 'to all' });
    const { message, pts } = await next(Api.UpdateNewChannelMessage);
    expect(message).toMatchObject({ message: 'to all', out: false });
    const full = await one.client.invoke(new Api.channels.GetFullChannel({ channel }));
    expect(full.fullChat).toMatchObject({ pts });
    await stranger.client.getMe();
    expect(seen.filter(update => update instanceof Api.UpdateNewChannelMessage)).toEqual([]);
  });

  it('that is edited, read and deleted is told as such', async () => {
    const { one, other, peer } = await twoPeople();
    const mine = updatesOf(one.client);
    const theirs = updatesOf(other.client);
    const sent = await one.client.sendMessage(peer, { message: 'frist' });
    const { message: received } = await theirs(Api.UpdateNewMessage);
    await one.client.editMessage(peer, { message: sent.id, text: 'first' });
    const edited = await theirs(Api.UpdateEditMessage);
    expect(edited.message).toMatchObject({ id: received.id, message: 'first' });
    const author = await other.client.getInputEntity(one.account.userId);
    await other.client.invoke(new Api.messages.ReadHistory({ peer: author, maxId: 0 }));
    expect(await mine(Api.UpdateReadHistoryOutbox)).toMatchObject({ maxId: sent.id });
    await one.client.invoke(new Api.messages.DeleteMessages({ id: [sent.id], revoke: true }));
    const deleted = await theirs(Api.UpdateDeleteMessages);
    expect(deleted.messages).toEqual([received.id]);
    expect(deleted.pts).toBe(edited.pts + deleted.ptsCount + 1);
  });
});

describe('what the control API does', () => {
  it('is pushed as well: an admin made, a member thrown out', async () => {
    const { client, account } = await telegram.newUser();
    const owner = await telegram.newAccount();
    const chat = await telegram.control.createChat({
      kind: 'supergroup',
      title: 'Moved from outside',
      creatorUserId: owner.userId,
    });
    const next = updatesOf(client);
    await telegram.control.request('PUT', `/chats/${chat.chatId}/admins/${account.userId}`, {
      canInvite: true,
    });
    expect((await next(Api.UpdateChannel)).channelId.toString()).toBe(chat.chatId);
    await telegram.control.request('DELETE', `/chats/${chat.chatId}/members/${account.userId}?ban=true`);
    expect((await next(Api.UpdateChannel)).channelId.toString()).toBe(chat.chatId);
  });
});

describe('what was missed', () => {
  it('while the client was away comes with getDifference, also after a restart', async () => {
    const { one, other, peer } = await twoPeople();
    const state = await other.client.invoke(new Api.updates.GetState());
    const session = savedSession(other.client);
    await other.client.destroy();
    for (const message of ['one', 'two', 'three']) await one.client.sendMessage(peer, { message });
    await telegram.restart();

    const back = await telegram.connect({ session });
    const { pts, date, qts } = state;
    const difference = await back.invoke(new Api.updates.GetDifference({ pts, date, qts }));
    if (!(difference instanceof Api.updates.Difference)) throw new Error(difference.className);
    expect(difference.newMessages.map(message => 'message' in message && message.message)).toEqual([
      'one',
      'two',
      'three',
    ]);
    expect(difference.users.map(user => user.id.toString())).toContain(one.account.userId);
    const now = difference.state;
    expect(now.pts).toBe(pts + 3);
    expect(await back.invoke(new Api.updates.GetDifference(now))).toBeInstanceOf(Api.updates.DifferenceEmpty);
    const tooFar = new Api.updates.GetDifference({ pts, date, qts, ptsTotalLimit: 2 });
    expect(await back.invoke(tooFar)).toMatchObject({ className: 'updates.DifferenceTooLong', pts: pts + 3 });
  });

  it('says where one was let in or thrown out', async () => {
    const { client, account } = await telegram.newUser();
    const state = await client.invoke(new Api.updates.GetState());
    const session = savedSession(client);
    await client.destroy();
    const owner = await telegram.newAccount();
    const { chatId } = await telegram.control.createChat({
      kind: 'channel',
      title: 'Came and went',
      creatorUserId: owner.userId,
      members: { userIds: [account.userId] },
    });
    await telegram.control.request('DELETE', `/chats/${chatId}/members/${account.userId}?ban=true`);
    const back = await telegram.connect({ session });
    const difference = await back.invoke(new Api.updates.GetDifference(state));
    if (!(difference instanceof Api.updates.Difference)) throw new Error(difference.className);
    const [update] = difference.otherUpdates;
    expect(update).toBeInstanceOf(Api.UpdateChannel);
    expect(difference.chats).toMatchObject([{ className: 'ChannelForbidden', title: 'Came and went' }]);
  });

  it('comes in slices, each with the state to go on from', async () => {
    const { client } = await telegram.newUser();
    const { pts, date, qts } = await client.invoke(new Api.updates.GetState());
    for (const message of ['one', 'two', 'three']) await client.sendMessage('me', { message });
    const ask = new Api.updates.GetDifference({ pts, date, qts, ptsLimit: 2 });
    const slice = await client.invoke(ask);
    if (!(slice instanceof Api.updates.DifferenceSlice)) throw new Error(slice.className);
    expect(slice.newMessages).toMatchObject([{ message: 'one' }, { message: 'two' }]);
    const rest = await client.invoke(
      new Api.updates.GetDifference({ ...slice.intermediateState, ptsLimit: 2 }),
    );
    expect(rest).toMatchObject({ className: 'updates.Difference', newMessages: [{ message: 'three' }] });
  });

  it('is refused for a state the box never was in', async () => {
    const { client } = await telegram.newUser();
    const { pts, date, qts } = await client.invoke(new Api.updates.GetState());
    const ask = (state: { pts?: number; date?: number }) =>
      errorOf(client.invoke(new Api.updates.GetDifference({ pts, date, qts, ...state })));
    expect(await ask({ pts: 0 })).toBe('PERSISTENT_TIMESTAMP_EMPTY');
    expect(await ask({ pts: pts + 1 })).toBe('PERSISTENT_TIMESTAMP_INVALID');
    expect(await ask({ date: 0 })).toBe('DATE_EMPTY');
  });

  it('in a channel comes with getChannelDifference until it is final', async () => {
    const { one, other } = await twoPeople();
    const username = `missed_in_group_${one.account.userId}`;
    const { chatId } = await telegram.control.createChat({
      kind: 'supergroup',
      title: 'Missed',
      username,
      creatorUserId: one.account.userId,
      members: { userIds: [other.account.userId] },
    });
    const channel = await resolveChannel(other.client, username);
    const { fullChat } = await other.client.invoke(new Api.channels.GetFullChannel({ channel }));
    if (!(fullChat instanceof Api.ChannelFull)) throw new Error(fullChat.className);
    const { date } = await other.client.invoke(new Api.updates.GetState());
    const own = await resolveChannel(one.client, username);
    const sent = await one.client.sendMessage(own, { message: 'first' });
    await one.client.sendMessage(own, { message: 'second' });
    await one.client.editMessage(own, { message: sent.id, text: 'changed' });
    const ask = (pts: number, limit: number) =>
      other.client.invoke(
        new Api.updates.GetChannelDifference({
          ...{ channel, pts, limit, filter: new Api.ChannelMessagesFilterEmpty() },
        }),
      );
    const part = await ask(fullChat.pts, 2);
    if (!(part instanceof Api.updates.ChannelDifference)) throw new Error(part.className);
    expect(part).toMatchObject({
      pts: fullChat.pts + 2,
      newMessages: [{ message: 'changed' }, { message: 'second' }],
    });
    expect(part.final).not.toBe(true);
    const rest = await ask(part.pts, 2);
    expect(rest).toMatchObject({ final: true, pts: fullChat.pts + 3, newMessages: [] });
    expect(await ask(fullChat.pts + 3, 2)).toMatchObject({
      className: 'updates.ChannelDifferenceEmpty',
      final: true,
    });
    expect(await errorOf(ask(fullChat.pts + 4, 2))).toBe('PERSISTENT_TIMESTAMP_INVALID');

    const state = await other.client.invoke(new Api.updates.GetState());
    const missed = await other.client.invoke(new Api.updates.GetDifference({ ...state, date }));
    if (!(missed instanceof Api.updates.Difference)) throw new Error(missed.className);
    expect(missed.otherUpdates.map(update => 'channelId' in update && update.channelId.toString())).toContain(
      chatId,
    );

    await telegram.control.request('DELETE', `/chats/${chatId}/members/${other.account.userId}?ban=true`);
    expect(await errorOf(ask(fullChat.pts, 2))).toBe('CHANNEL_PRIVATE');
  });

  it('in a channel beyond what is kept is told as too long, with the newest messages', async () => {
    const { client } = await telegram.newUser();
    const channel = await resolveChannel(client, 'startups_chat_2');
    const filter = new Api.ChannelMessagesFilterEmpty();
    const ask = new Api.updates.GetChannelDifference({ channel, pts: 1, limit: 10, filter });
    const answer = await client.invoke(ask);
    if (!(answer instanceof Api.updates.ChannelDifferenceTooLong)) throw new Error(answer.className);
    const { dialog, messages } = answer;
    expect(answer.final).toBe(true);
    expect(dialog).toMatchObject({ topMessage: messages[0]?.id, pts: expect.any(Number) });
    expect(messages).toHaveLength(10);
  });
});
