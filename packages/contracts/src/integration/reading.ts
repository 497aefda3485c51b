import { z } from 'zod';
import { defineRoute } from '../contract.ts';
import { ChannelKey, Count, Timestamp } from '../primitives.ts';
import { Chat, Person, ReadFailure, ReadThrottled } from './chats.ts';

/** What is read, under which lease, and from where on. */
const MessagesQuestion = z.object({
  lease: z.string(),
  channel: ChannelKey,
  /** Opaque; absent for the first page. */
  cursor: z.string().max(4_000).optional(),
  /** Messages from before this moment are left out. The same with every page. */
  since: Timestamp.optional(),
});

/** Whoever wrote on a page; on another page they may come again. Their account can address them from now on. */
export const Author = z
  .object({
    person: Person,
    /** How many messages on this page are theirs, and which is the newest. */
    messages: Count,
    newest: z.object({ id: z.number().int(), at: Timestamp }),
  })
  .meta({ id: 'Author' });
export type Author = z.infer<typeof Author>;

/** What was written in a chat's name is nobody's: a channel's posts and comments, and what anonymous admins write. */
export const ChatAuthor = z
  .object({
    channel: ChannelKey,
    title: z.string(),
    as: z.enum(['channel', 'anonymous_admin']),
    messages: Count,
  })
  .meta({ id: 'ChatAuthor' });
export type ChatAuthor = z.infer<typeof ChatAuthor>;

/** One page, newest first. It may be empty and yet not be the last one. */
export const AuthorsPage = z
  .object({
    status: z.literal('page'),
    authors: z.array(Author),
    chats: z.array(ChatAuthor),
    /** How many messages were looked at on this page: authors' and chats', and none of what merely happened. */
    messages: Count,
    /** Null when all has been read. */
    nextCursor: z.string().nullable(),
    /** Messages as the platform counts them, as far as that is known by now and whatever their time. */
    reported: Count,
  })
  .meta({ id: 'AuthorsPage' });
export type AuthorsPage = z.infer<typeof AuthorsPage>;

const pageOrMiss = {
  status: 200,
  schema: z.discriminatedUnion('status', [AuthorsPage, ReadThrottled, ReadFailure]),
} as const;

export const readHistory = defineRoute({
  operationId: 'readHistory',
  service: 'integration',
  access: { kind: 'services', callers: ['parsing'] },
  method: 'POST',
  url: '/chats/history',
  summary: 'Who wrote in a chat, page by page; of a supergroup also while it was a basic group',
  body: MessagesQuestion,
  success: pageOrMiss,
  errors: ['lease_lost'],
});

export const searchMessages = defineRoute({
  operationId: 'searchMessages',
  service: 'integration',
  access: { kind: 'services', callers: ['parsing'] },
  method: 'POST',
  url: '/chats/search',
  summary: 'Who wrote certain words in a chat, page by page',
  body: MessagesQuestion.extend({ query: z.string().trim().min(1).max(200) }),
  success: pageOrMiss,
  errors: ['lease_lost'],
});

export const readComments = defineRoute({
  operationId: 'readComments',
  service: 'integration',
  access: { kind: 'services', callers: ['parsing'] },
  method: 'POST',
  url: '/chats/comments',
  summary: 'Who commented on the posts of a channel, page by page; `since` is about the comments',
  body: MessagesQuestion,
  success: pageOrMiss,
  errors: ['lease_lost'],
});

export const checkComments = defineRoute({
  operationId: 'checkComments',
  service: 'integration',
  access: { kind: 'services', callers: ['parsing'] },
  method: 'POST',
  url: '/chats/comments/check',
  summary: 'Whether the newest posts of a channel really have comments',
  body: MessagesQuestion.pick({ lease: true, channel: true }),
  success: {
    status: 200,
    schema: z.discriminatedUnion('status', [
      z.object({
        status: z.literal('checked'),
        /** Of so many posts, the newest of the channel, so many have comments: this many. */
        posts: Count,
        commented: Count,
        comments: Count,
      }),
      ReadThrottled,
      ReadFailure,
    ]),
  },
  errors: ['lease_lost'],
});

export const findCommunities = defineRoute({
  operationId: 'findCommunities',
  service: 'integration',
  access: { kind: 'services', callers: ['parsing'] },
  method: 'POST',
  url: '/chats/communities',
  summary: 'Public groups and channels by the beginning of a name; the platform answers one page and no more',
  body: z.object({ lease: z.string(), query: z.string().trim().min(1).max(100) }),
  success: {
    status: 200,
    schema: z.discriminatedUnion('status', [
      z.object({ status: z.literal('found'), chats: z.array(Chat) }),
      ReadThrottled,
      ReadFailure,
    ]),
  },
  errors: ['lease_lost'],
});
