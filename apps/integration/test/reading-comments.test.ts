import { Api, helpers } from 'telegram';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inputPeerChat } from '../src/peers/address.ts';
import { ownKey } from '../src/peers/channel-key.ts';
import { readChat } from '../src/peers/read-chat.ts';
import { createReading, type ReadingTeam } from './reading.ts';

let team: ReadingTeam;

const NO_BOUNDS = { offsetDate: 0, offsetId: 0, hash: helpers.returnBigInt(0) };

beforeAll(async () => {
  team = await createReading();
});
afterAll(() => team.harness.close());
beforeEach(() => team.control.clearFaults());

/** A channel whose posts are discussed, and the group in which they are. */
async function discussed(posts: number) {
  const title = `News ${Math.random()}`;
  const channel = await team.scene({
    kind: 'channel',
    title,
    messages: { count: posts + 1 },
    discussion: { members: { count: 60 } },
  });
  const group = (await team.control.findChats(`${title}: discussion`)).items[0];
  if (!group) throw new Error('no discussion group');
  return { ...channel, group, groupKey: `telegram:${group.chatId}` };
}

type Discussed = Awaited<ReturnType<typeof discussed>>;

/** The creator of a channel writes so many comments on its newest post. */
async function comment({ accountId, channel, groupKey }: Discussed, count: number) {
  const { connections } = team.integration.dependencies;
  const connection = await connections.open({ id: accountId, teamId: team.teamId });
  const dialogs = await connection.invoke(
    new Api.messages.GetDialogs({ offsetPeer: new Api.InputPeerEmpty(), limit: 100, ...NO_BOUNDS }),
  );
  const chats = 'chats' in dialogs ? dialogs.chats.flatMap(chat => readChat(chat) ?? []) : [];
  const peerOf = (key: string) => {
    const chat = chats.find(one => ownKey(one) === key);
    if (!chat) throw new Error(`${key} is not in the list of chats`);
    return inputPeerChat(chat);
  };
  const [post, group] = [peerOf(channel), peerOf(groupKey)];
  const history = await connection.invoke(
    new Api.messages.GetHistory({ peer: post, limit: 1, addOffset: 0, maxId: 0, minId: 0, ...NO_BOUNDS }),
  );
  const msgId = 'messages' in history ? (history.messages[0]?.id ?? 0) : 0;
  const top = await connection.invoke(new Api.messages.GetDiscussionMessage({ peer: post, msgId }));
  const replyTo = new Api.InputReplyToMessage({ replyToMsgId: top.messages[0]?.id ?? 0 });
  for (let number = 1; number <= count; number++) {
    const randomId = helpers.returnBigInt(number);
    const message = `Comment ${number}`;
    await connection.invoke(new Api.messages.SendMessage({ peer: group, message, replyTo, randomId }));
  }
}

const commented = (url: 'comments' | 'history', of: { lease: string }, channel: string, since?: string) =>
  team.readAll(`/chats/${url}`, { lease: of.lease, channel, ...(since && { since }) });

describe('the comments on the posts of a channel', () => {
  it('name everybody who wrote one, and how many, as the discussion group does', async () => {
    const scene = await discussed(30);
    const comments = await commented('comments', scene, scene.channel);
    const group = await commented('history', scene, scene.groupKey);
    expect(comments.people).toEqual(group.people);
    expect(comments.people.size).toBeGreaterThan(5);
    expect(comments.reported).toBe(comments.messages);
    // Besides them there are the copies of the posts alone.
    expect(group.messages - comments.messages).toBe(30);
  });

  it('tell the channel itself, other channels and anonymous admins apart from people', async () => {
    const scene = await discussed(150);
    const { chats, people, messages } = await commented('comments', scene, scene.channel);
    const as = new Map(chats.map(chat => [chat.channel, chat.as]));
    expect(as.get(scene.channel)).toBe('channel');
    expect(as.get(scene.groupKey)).toBe('anonymous_admin');
    const inName = chats.reduce((sum, chat) => sum + chat.messages, 0);
    expect([...people.values()].reduce((sum, count) => sum + count, inName)).toBe(messages);
  });

  it('are those since a moment, also on older posts, and no post is asked for older ones alone', async () => {
    const scene = await discussed(60);
    const shown = await team.control.messages(scene.telegram.userId, { chatId: scene.group.chatId });
    const since = shown.items.at(40)?.at ?? '';
    const all = await commented('comments', scene, scene.channel);
    const asked = async () => (await team.callsOf(scene.telegram.userId, 'messages.getReplies')).length;
    const forAll = await asked();
    const recent = await commented('comments', scene, scene.channel, since);
    const group = await commented('history', scene, scene.groupKey, since);
    expect(recent.people).toEqual(group.people);
    expect(recent.messages).toBeLessThan(all.messages);
    expect((await asked()) - forAll).toBeLessThan(forAll / 2);
  });

  it('of a post that is gone meanwhile are passed over', async () => {
    const scene = await discussed(20);
    const all = await commented('comments', scene, scene.channel);
    await team.control.addFault({ method: 'messages.getReplies', error: 'MSG_ID_INVALID', count: 1 });
    const rest = await commented('comments', scene, scene.channel);
    expect(rest.pages).toBe(all.pages);
    expect(rest.messages).toBeLessThan(all.messages);
    expect(rest.messages).toBeGreaterThan(0);
  });

  it('of a post with many are read page by page', async () => {
    const scene = await discussed(1);
    const { reported } = await commented('comments', scene, scene.channel);
    await comment(scene, 110);
    const comments = await commented('comments', scene, scene.channel);
    expect(comments).toMatchObject({ messages: reported + 110, reported: reported + 110 });
    expect(comments.people.get(scene.telegram.userId)).toBeGreaterThanOrEqual(110);
  });

  it('are none where no post can have any: without a discussion group, and in a group', async () => {
    const none = { status: 'failed', code: 'no_comments', retryAt: null };
    const silent = await team.scene({ kind: 'channel', messages: { count: 3 } });
    const group = await team.scene({ kind: 'group' });
    const { lease, groupKey } = await discussed(1);
    for (const at of [silent, group, { lease, channel: groupKey }]) {
      expect((await team.read('/chats/comments', { lease: at.lease, channel: at.channel })).body).toEqual(
        none,
      );
    }
  });
});

describe('whether posts really have comments', () => {
  it('is told by the newest posts in one call', async () => {
    const scene = await discussed(30);
    const { body } = await team.read('/chats/comments/check', { lease: scene.lease, channel: scene.channel });
    const { reported } = await commented('comments', scene, scene.channel);
    expect(body).toEqual({ status: 'checked', posts: 30, commented: expect.any(Number), comments: reported });
    expect(body.commented).toBeGreaterThan(0);
    expect(body.commented).toBeLessThanOrEqual(30);
  });

  it('is told of a channel in which nobody can comment, and a group has no posts', async () => {
    const silent = await team.scene({ kind: 'channel', messages: { count: 10 } });
    expect((await team.read('/chats/comments/check', silent)).body).toEqual({
      status: 'checked',
      posts: 9,
      commented: 0,
      comments: 0,
    });
    const group = await team.scene({ kind: 'supergroup' });
    expect((await team.read('/chats/comments/check', group)).body).toMatchObject({ code: 'no_comments' });
  });
});
