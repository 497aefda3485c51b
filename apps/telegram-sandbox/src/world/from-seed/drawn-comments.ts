import type { DrawnMessages } from '../history.ts';
import type { Message } from '../message.ts';
import { chance, mix } from '../random.ts';
import { authors, type DrawnChat, draws } from './drawn-chat.ts';
import { phrase } from './phrases.ts';

const HOUR = 3_600_000;
/** Comments come in the two days after a post, most of them early, and end with the next post. */
const COMMENTED_FOR = 48 * HOUR;
const ANSWERS_SHARE = 0.3;
/** Who writes: the channel itself, an anonymous admin, another channel, a guest; above that, a member. */
const UP_TO = { channel: 0.03, anonymous: 0.05, otherChannel: 0.06, guest: 0.26 };

type Discussed = {
  readonly channelId: number;
  readonly posts: DrawnMessages;
  /** For each post from the second message on. */
  readonly comments: readonly number[];
  /** Somebody who comments without being a member. */
  readonly guest: (draw: number) => number;
  /** A channel under whose name somebody may write. */
  readonly otherChannelId: number;
};

/**
 * A channel's discussion group: after the message with which it was founded, for each post its automatic copy and
 * then the comments on it. https://core.telegram.org/api/discussion
 */
export function drawnComments(chat: DrawnChat, discussed: Discussed): DrawnMessages {
  const { seed, chatId, language, creatorId, title } = chat;
  const { channelId, posts, comments, guest, otherChannelId } = discussed;
  const of = mix(seed, chatId, draws.text);
  const authorAt = authors(chat);
  /** The id of each post's copy, in ascending order, and last the id after all. */
  const copies = [2];
  for (const count of comments) copies.push((copies.at(-1) ?? 2) + 1 + count);
  const count = (copies.at(-1) ?? 2) - 1;

  const placeOf = (id: number): number => {
    let [low, high] = [0, comments.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((copies[middle] ?? 0) <= id) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const postedAt = (place: number): number =>
    place < comments.length ? posts.message(place + 2).at : chat.until;

  const authorOf = (id: number, at: number): Pick<Message, 'fromId' | 'asChatId'> => {
    const draw = mix(of, id, draws.author);
    const drawn = chance(of, id, draws.asChat);
    if (drawn < UP_TO.channel) return { fromId: creatorId, asChatId: channelId };
    if (drawn < UP_TO.anonymous) return { fromId: creatorId, asChatId: chatId };
    if (drawn < UP_TO.otherChannel) return { fromId: authorAt(at, draw), asChatId: otherChannelId };
    if (drawn < UP_TO.guest) return { fromId: guest(draw) };
    return { fromId: authorAt(at, draw) };
  };

  const comment = (id: number, place: number): Message => {
    const top = copies[place] ?? 2;
    const nth = id - top;
    const posted = postedAt(place);
    const lasts = Math.min(COMMENTED_FOR, postedAt(place + 1) - posted);
    const at = Math.floor(posted + lasts * (nth / ((comments[place] ?? nth) + 1)) ** 2);
    const answers = nth > 1 && chance(of, id, draws.replies) < ANSWERS_SHARE;
    const answered = top + 1 + (mix(of, id, draws.repliesTo) % Math.max(1, nth - 1));
    return {
      id,
      at,
      ...authorOf(id, at),
      content: { kind: 'text', text: phrase('answers', language, mix(of, id, draws.text)) },
      replyTo: answers ? { id: answered, topId: top } : { id: top },
    };
  };

  return {
    count,
    message(id) {
      if (id === 1) return { id, fromId: creatorId, at: chat.from, content: { kind: 'created', title } };
      const place = placeOf(id);
      if (copies[place] !== id) return comment(id, place);
      const post = posts.message(place + 2);
      const copyOf = { chatId: channelId, messageId: post.id };
      return { ...post, id, asChatId: channelId, copyOf };
    },
    thread(topId) {
      const place = placeOf(topId);
      if (topId < 2 || topId > count || copies[place] !== topId) return [];
      return Array.from({ length: comments[place] ?? 0 }, (_, nth) => topId + 1 + nth);
    },
    copyOf({ chatId: fromId, messageId }) {
      const place = messageId - 2;
      return fromId === channelId && place < comments.length ? (copies[place] ?? null) : null;
    },
  };
}
