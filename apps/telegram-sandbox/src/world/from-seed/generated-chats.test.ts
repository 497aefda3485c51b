import { describe, expect, it } from 'vitest';
import type { Chat } from '../chat.ts';
import type { Message } from '../message.ts';
import { People } from '../people.ts';
import { generateChats } from './generated-chats.ts';

const all = new People(1, 5_000, 2);
const chats = generateChats(1, all);
const of = (kind: string) => chats.filter(chat => chat.kind === kind);
const sizes = (kind: string) => of(kind).map(chat => chat.members.size);
const found = (id: number | null) => {
  const chat = chats.find(one => one.id === id);
  if (!chat) throw new Error(`there is no chat ${id}`);
  return chat;
};
const messagesOf = ({ messages }: Chat, step = 1): Message[] =>
  Array.from({ length: Math.floor(messages.newestId / step) }, (_, index) =>
    messages.get(1 + index * step),
  ).filter(message => message !== null);
const countBy = <T>(items: readonly T[], key: (item: T) => string | number) => {
  const counts = new Map<string | number, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
};

describe('the generated chats', () => {
  it('are a few large and many small ones', () => {
    expect([Math.max(...sizes('supergroup')), Math.min(...sizes('supergroup'))]).toEqual([4_000, 22]);
    expect(Math.max(...sizes('group'))).toBeLessThanOrEqual(200);
    expect([of('supergroup'), of('group'), of('channel')].map(({ length }) => length)).toEqual([40, 6, 12]);
  });

  it('have as many different members as they say, the creator among them, and know each one', () => {
    for (const chat of chats) {
      const members = chat.members.newestFirst();
      const asSet = new Set(members);
      expect(asSet.size).toBe(chat.members.size);
      expect(members).toContain(chat.creatorId);
      expect(members.every(id => chat.members.has(id))).toBe(true);
      const dates = members.map(id => chat.members.membership(id)?.joinedAt ?? 0);
      expect(dates).toEqual(dates.toSorted((a, b) => b - a));
      const strangers = Array.from({ length: 5_000 }, (_, index) => all.generatedIdAt(index)).filter(
        id => !asSet.has(id),
      );
      expect(strangers.some(id => chat.members.has(id))).toBe(false);
    }
  });

  it('have usernames of their own, save those that have none, and admins with different rights', () => {
    const usernames = chats.flatMap(({ username }) => username ?? []);
    expect(new Set(usernames).size).toBe(usernames.length);
    const rights = chats.flatMap(({ admins }) => [...admins.values()].map(admin => admin.rights.join()));
    expect(new Set(rights).size).toBeGreaterThan(4);
    const share = (fits: (chat: Chat) => boolean) => of('supergroup').filter(fits).length;
    expect(share(chat => chat.settings.membersHidden)).toBeGreaterThan(0);
    expect(share(chat => chat.settings.joinByRequest)).toBeGreaterThan(0);
    expect(share(chat => chat.settings.slowModeSeconds > 0)).toBeGreaterThan(0);
    expect(share(chat => !chat.settings.denied.includes('invite_users'))).toBeGreaterThan(0);
  });

  it('are the same for the same seed, and others for another', () => {
    const texts = (seed: number) =>
      generateChats(seed, new People(seed, 5_000, 2)).map(({ messages }) => messages.get(30));
    expect(texts(1)).toEqual(texts(1));
    expect(texts(2)).not.toEqual(texts(1));
  });
});

describe('a generated history', () => {
  it('goes forward in time and answers only what was said before', () => {
    for (const chat of chats) {
      const messages = messagesOf(chat);
      expect(messages).toHaveLength(chat.messages.size);
      const wrong = messages.filter(({ id, at, replyTo }, index) => {
        const goesBack = at < (messages[index - 1]?.at ?? 0);
        return id !== index + 1 || goesBack || (replyTo !== undefined && replyTo.id >= id);
      });
      expect(wrong).toEqual([]);
    }
  });

  it('is written by few: most members never say a word', () => {
    const [largest] = of('supergroup');
    if (!largest) throw new Error('no supergroup');
    const said = messagesOf(largest).filter(({ content }) => content.kind === 'text');
    const counts = [...countBy(said, ({ fromId }) => fromId).values()].sort((a, b) => b - a);
    expect(counts.length).toBeLessThan(largest.members.size * 0.4);
    const ofMostActive = counts.slice(0, 20).reduce((sum, count) => sum + count, 0);
    expect(ofMostActive / said.length).toBeGreaterThan(0.3);
  });

  it('is written by day more than by night, in the language of the chat', () => {
    for (const chat of of('supergroup').slice(0, 6)) {
      const messages = messagesOf(chat, 3);
      const byHour = countBy(messages, ({ at }) => (new Date(at).getUTCHours() + 3) % 24);
      expect(byHour.get(20) ?? 0).toBeGreaterThan((byHour.get(3) ?? 0) * 5);
      const texts = messages.flatMap(({ content }) => (content.kind === 'text' ? content.text : []));
      const russian = texts.filter(text => /[а-яё]/i.test(text)).length;
      const share = russian / texts.length;
      expect(chat.language === 'ru' ? share : 1 - share).toBeGreaterThan(0.9);
    }
  });

  it('keeps together what belongs to one thread', () => {
    const [chat] = of('supergroup');
    if (!chat) throw new Error('no supergroup');
    const answered = new Map<number, number[]>();
    for (const { id, replyTo } of messagesOf(chat)) {
      if (replyTo) answered.set(replyTo.id, [...(answered.get(replyTo.id) ?? []), id]);
    }
    expect(answered.size).toBeGreaterThan(500);
    for (let id = 1; id < 3_000; id++) {
      const thread = chat.messages.thread(id);
      const ids = Array.from({ length: thread.size }, (_, place) => thread.at(place).id);
      expect(ids).toEqual(answered.get(id) ?? []);
    }
  });
});

describe('a channel’s discussion group', () => {
  const channel = of('channel')[0] ?? found(null);
  const group = found(channel.settings.linkedChatId);

  it('holds a copy of every post, and the comments answer it', () => {
    expect(group.settings.linkedChatId).toBe(channel.id);
    let comments = 0;
    for (let messageId = 2; messageId <= channel.messages.newestId; messageId++) {
      const copy = group.messages.copyOf({ chatId: channel.id, messageId });
      const post = channel.messages.get(messageId);
      expect(copy).toMatchObject({ asChatId: channel.id, content: post?.content, at: post?.at });
      const thread = group.messages.thread(copy?.id ?? 0);
      for (let place = 0; place < thread.size; place++) {
        const { replyTo } = thread.at(place);
        expect(replyTo?.topId ?? replyTo?.id).toBe(copy?.id);
      }
      comments += thread.size;
    }
    expect(group.messages.size).toBe(1 + (channel.messages.size - 1) + comments);
    expect(group.messages.copyOf({ chatId: channel.id, messageId: 1 })).toBeNull();
  });

  it('is written in by members, guests, and under the name of chats', () => {
    const comments = messagesOf(group).filter(({ replyTo }) => replyTo);
    const guests = comments.filter(({ fromId }) => !group.members.has(fromId));
    const names = new Set(comments.map(({ asChatId }) => asChatId));
    expect(guests.length / comments.length).toBeGreaterThan(0.1);
    expect(names.has(channel.id) && names.has(group.id)).toBe(true);
    expect(names.size).toBe(4);
  });
});
