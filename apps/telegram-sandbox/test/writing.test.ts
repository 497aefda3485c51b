import { Api, type TelegramClient } from 'telegram';
import { returnBigInt } from 'telegram/Helpers.js';
import { describe, expect, it } from 'vitest';
import { useSandbox } from './fixture.ts';
import { errorOf } from './gramjs-client.ts';
import { bounds, say, smallGroup, supergroup } from './written-messages.ts';

const telegram = useSandbox({ people: 300 });

describe('a reply', () => {
  it('names what it answers, as each side numbers it', async () => {
    const { owner, member, peer } = await smallGroup(telegram);
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

describe('a forwarded message', () => {
  it('names who wrote it first, and is forwarded once for each random id', async () => {
    const { owner, member, channel, seenByMember } = await supergroup(telegram);
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

describe('forwarding several messages', () => {
  it('into a group in slow mode is refused as a whole', async () => {
    const { owner, member, channel, seenByMember } = await supergroup(telegram);
    await owner.client.invoke(new Api.channels.ToggleSlowMode({ channel, seconds: 60 }));
    const id = await say(member.client, 'me', 'one', 'two');
    const randomId = [returnBigInt(1), returnBigInt(2)];
    const to = { fromPeer: new Api.InputPeerSelf(), toPeer: seenByMember };
    const both = member.client.invoke(new Api.messages.ForwardMessages({ ...to, id, randomId }));
    expect(await errorOf(both)).toBe('SLOWMODE_MULTI_MSGS_DISABLED');
    expect(
      (await owner.client.getMessages(channel, { limit: 10 })).map(({ message }) => message),
    ).not.toContain('one');
  });
});

describe('writing', () => {
  it('with a random_id that was used names the first message also when it is deleted', async () => {
    const { client } = await telegram.newUser();
    const { owner, peer } = await smallGroup(telegram);
    const send = (as: TelegramClient, to: Api.TypeInputPeer) =>
      as.invoke(new Api.messages.SendMessage({ peer: to, message: 'once', randomId: returnBigInt(77) }));
    const first = await send(client, new Api.InputPeerSelf());
    if (!(first instanceof Api.UpdateShortSentMessage)) throw new Error(first.className);
    await client.invoke(new Api.messages.DeleteMessages({ id: [first.id], revoke: true }));
    expect(await send(client, new Api.InputPeerSelf())).toMatchObject({ id: first.id, pts: first.pts });
    const idIn = (sent: Api.TypeUpdates) =>
      'updates' in sent && sent.updates.find(update => update instanceof Api.UpdateMessageID)?.id;
    const inGroup = idIn(await send(owner.client, peer));
    expect(inGroup).toBeGreaterThan(0);
    await owner.client.invoke(new Api.messages.DeleteMessages({ id: [Number(inGroup)], revoke: true }));
    expect(idIn(await send(owner.client, peer))).toBe(inGroup);
  });

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
    const { member, seenByMember } = await supergroup(telegram, { kind: 'channel' });
    expect(await errorOf(member.client.sendMessage(seenByMember, { message: 'x' }))).toBe(
      'CHAT_ADMIN_REQUIRED',
    );
    const { seenByMember: group, member: stranger } = await supergroup(telegram);
    await telegram.control.request('DELETE', `/chats/${group.id}/members/${stranger.account.userId}`);
    expect(await errorOf(stranger.client.sendMessage(group, { message: 'x' }))).toBe('CHAT_WRITE_FORBIDDEN');
    const { client } = await telegram.newUser();
    const deleted = await telegram.newAccount({ username: 'deleted_partner' });
    const peer = await client.getInputEntity('deleted_partner');
    await telegram.control.patchPerson(deleted.userId, { deleted: true });
    expect(await errorOf(client.sendMessage(peer, { message: 'x' }))).toBe('INPUT_USER_DEACTIVATED');
  });

  it('waits for slow mode, unless one is an admin', async () => {
    const { owner, member, channel, seenByMember } = await supergroup(telegram);
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
