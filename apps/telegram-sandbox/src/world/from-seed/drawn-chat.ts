import type { Language } from '../language.ts';
import type { DrawnMembers } from '../members.ts';
import { chance, mix } from '../random.ts';
import { shuffle } from './shuffle.ts';

/** What a history is drawn from. */
export type DrawnChat = {
  readonly seed: number;
  readonly chatId: number;
  readonly title: string;
  readonly language: Language;
  readonly creatorId: number;
  readonly adminIds: readonly number[];
  readonly members: DrawnMembers;
  /** The first message is from `from`, the last from before `until`. */
  readonly from: number;
  readonly until: number;
};

/** Each draw of a message is made on its own; the numbers only keep them apart. */
export const draws = {
  moment: 1,
  kind: 2,
  replies: 3,
  repliesTo: 4,
  text: 5,
  author: 6,
  asChat: 7,
  views: 8,
  comments: 9,
  guest: 10,
  inviter: 11,
  activity: 2_000,
};

/** Of `n` members about n^0.8 ever write: 40 of 100, 17,000 of 200,000. */
const WRITERS = 0.8;
const TRIES = 4;

/**
 * Who writes: the n-th most active writes 1/n of what the most active writes (Zipf's law, as in the activity of
 * real communities), and nobody before they came.
 * @returns for a moment and a draw, the author
 */
export function authors({ seed, chatId, members, creatorId, from, until }: DrawnChat) {
  const order = shuffle(mix(seed, chatId, draws.activity), Math.max(1, members.size));
  const writers = Math.max(3, members.size ** WRITERS);
  return (at: number, draw: number): number => {
    const joined = joinedBy(at, { members, from, until });
    if (joined === 0) return creatorId;
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const rank = Math.floor(writers ** chance(draw, attempt, draws.author)) - 1;
      const slot = rank < members.size ? order.apply(rank) : joined;
      if (slot < joined) return members.at(slot);
    }
    return members.at(Math.floor(joined ** chance(draw, TRIES, draws.author)) - 1);
  };
}

/** How many of the drawn members had come by then: they come evenly. */
export function joinedBy(
  at: number,
  { members, from, until }: Pick<DrawnChat, 'members' | 'from' | 'until'>,
) {
  if (until <= from) return members.size;
  const part = Math.min(1, Math.max(0, (at - from) / (until - from)));
  return Math.min(members.size, Math.floor(part * members.size) + 1);
}
