import type { DrawnMessages } from '../history.ts';
import type { Message, MessageContent } from '../message.ts';
import { chance, mix } from '../random.ts';
import { authors, type DrawnChat, draws, joinedBy } from './drawn-chat.ts';
import { phrase } from './phrases.ts';
import { momentOf } from './rhythm.ts';

/** Every third message begins something; the others may answer the last few of those. */
const ROOT_EVERY = 3;
const ANSWERS_SHARE = 0.4;
const ANSWERS_BACK = 14;
const JOINS_SHARE = 0.12;
const ANONYMOUS_SHARE = 0.01;

/** What is said in a group: message `id` by arithmetic, so that any page of any history costs the same. */
export function drawnChatter(chat: DrawnChat, count: number): DrawnMessages {
  const { seed, chatId, language, creatorId, adminIds, from, until } = chat;
  const of = mix(seed, chatId, draws.text);
  const authorAt = authors(chat);

  const repliedTo = (id: number): number | null => {
    if (id % ROOT_EVERY === 0 || chance(of, id, draws.replies) >= ANSWERS_SHARE) return null;
    const back = id - 1 - (mix(of, id, draws.repliesTo) % ANSWERS_BACK);
    const root = back - (back % ROOT_EVERY);
    return root >= ROOT_EVERY ? root : null;
  };
  const momentAt = (id: number) => momentOf((id - 1 + chance(of, id, draws.moment)) / count, from, until);

  const said = (id: number, at: number): Message => {
    const answered = repliedTo(id);
    const draw = mix(of, id, draws.text);
    const text = phrase(answered === null ? 'said' : 'answers', language, draw);
    const message = { id, at, content: { kind: 'text', text } } as const;
    const replyTo = answered !== null && { replyTo: { id: answered } };
    const anonymous = adminIds.length > 0 && chance(of, id, draws.asChat) < ANONYMOUS_SHARE;
    if (anonymous) return { ...message, ...replyTo, fromId: adminIds[0] ?? creatorId, asChatId: chatId };
    return { ...message, ...replyTo, fromId: authorAt(at, draw) };
  };

  const came = (id: number, at: number): Message => {
    const userId = chat.members.at(joinedBy(at, chat) - 1);
    const draw = mix(of, id, draws.inviter);
    const content: MessageContent =
      draw % 3 === 0
        ? { kind: 'joined-by-link', inviterId: creatorId }
        : { kind: 'added', userIds: [userId] };
    return { id, at, fromId: draw % 3 === 1 ? authorAt(at, draw) : userId, content };
  };

  return {
    count,
    message(id) {
      if (id === 1)
        return { id, fromId: creatorId, at: from, content: { kind: 'created', title: chat.title } };
      const at = momentAt(id);
      const joins = id % ROOT_EVERY !== 0 && repliedTo(id) === null && chat.members.size > 0;
      return joins && chance(of, id, draws.kind) < JOINS_SHARE ? came(id, at) : said(id, at);
    },
    thread(topId) {
      const last = Math.min(count, topId + ANSWERS_BACK + ROOT_EVERY);
      const ids: number[] = [];
      for (let id = topId + 1; id <= last; id++) if (repliedTo(id) === topId) ids.push(id);
      return ids;
    },
  };
}
