import { Api } from 'telegram';
import { type Messages, oldestOf } from './authors.ts';

/** Ids of messages have 32 bits. */
const ANY_ID = 2 ** 31 - 1;

/** A post that people have commented on. */
export type Commented = { id: number; comments: number; newest: number };

export type Posts = { count: number; commented: Commented[]; oldest: number | null };

/** What a page of a channel's history says of its posts. Only those with a discussion group can have comments. */
export function readPosts(page: Messages): Posts {
  const posts = page.messages.filter(message => message instanceof Api.Message);
  const commented = posts.flatMap(post => {
    const { id, replies } = post instanceof Api.Message ? post : {};
    if (id === undefined || !replies?.comments || replies.replies === 0) return [];
    return [{ id, comments: replies.replies, newest: replies.maxId ?? ANY_ID }];
  });
  return { count: posts.length, commented, oldest: oldestOf(page) };
}
