import { z } from 'zod';
import { createCursor } from '../chats/cursor.ts';

const Whole = z.number().int().nonnegative();

/** A post that has comments: its id, and that of the newest one in the discussion group. */
export const CommentedPost = z.tuple([Whole, Whole]);
export type CommentedPost = z.infer<typeof CommentedPost>;

/** Where reading comments goes on: first in the posts found, then in the channel. */
const CommentsPlace = z.strictObject({
  /** Posts before this one are still to be looked through; null when none are left. */
  postsBefore: Whole.nullable(),
  /** Posts whose comments are still to be read; of the first of them, those before this comment. */
  posts: z.array(CommentedPost).max(100),
  commentsBefore: Whole,
  /** The newest comment that is known to be too old, or 0: the ids of a discussion group grow with time. */
  tooOld: Whole,
  /** Comments on the posts found so far. */
  reported: Whole,
});
export type CommentsPlace = z.infer<typeof CommentsPlace>;

export const commentCursors = createCursor(CommentsPlace);

export const NEWEST_POSTS: CommentsPlace = {
  postsBefore: 0,
  posts: [],
  commentsBefore: 0,
  tooOld: 0,
  reported: 0,
};
