import type { DrawnMessages } from '../history.ts';
import { chance, mix, pick } from '../random.ts';
import { type DrawnChat, draws } from './drawn-chat.ts';
import { phrase } from './phrases.ts';
import { momentOf } from './rhythm.ts';

/** What is posted in a channel, by its creator and admins. */
export function drawnPosts(chat: DrawnChat, count: number): DrawnMessages {
  const { seed, chatId, title, language, creatorId, adminIds, members, from, until } = chat;
  const of = mix(seed, chatId, draws.text);
  const posters = [creatorId, ...adminIds];
  return {
    count,
    message(id) {
      if (id === 1) return { id, fromId: creatorId, at: from, content: { kind: 'created', title } };
      const part = (id - 1 + chance(of, id, draws.moment)) / count;
      return {
        id,
        at: momentOf(part, from, until),
        fromId: pick(posters, mix(of, id, draws.author)),
        content: { kind: 'text', text: phrase('posts', language, mix(of, id, draws.text)) },
        views: 1 + Math.floor(members.size * part * (0.1 + 0.5 * chance(of, id, draws.views))),
      };
    },
  };
}

const QUIET_SHARE = 0.2;
const MAX_COMMENTS = 400;

/** How many comments each post has: a fifth none, a few very many (a power law). The list begins with post 2. */
export function commentCounts({ seed, chatId, members }: DrawnChat, posts: number): number[] {
  const scale = Math.min(12, 1 + members.size / 4_000);
  return Array.from({ length: Math.max(0, posts - 1) }, (_, index) => {
    const drawn = chance(mix(seed, chatId, draws.comments), index, draws.comments);
    if (drawn < QUIET_SHARE) return 0;
    const rest = (drawn - QUIET_SHARE) / (1 - QUIET_SHARE);
    return Math.min(MAX_COMMENTS, Math.floor(scale * ((1 - rest) ** -0.8 - 0.2)));
  });
}
