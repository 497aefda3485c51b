import { z } from 'zod';
import { defineRoute } from '../contract.ts';
import { ChannelKey, Count, IdParams, PlatformId, Timestamp } from '../primitives.ts';

/** `group` is Telegram's basic group, `supergroup` a large one, `channel` a broadcast channel. */
export const ChatKind = z.enum(['group', 'supergroup', 'channel']);

export const Chat = z
  .object({
    key: ChannelKey,
    kind: ChatKind,
    title: z.string(),
    username: z.string().nullable(),
    /** What the platform reports; it may lag behind. */
    memberCount: Count,
  })
  .meta({ id: 'Chat' });
export type Chat = z.infer<typeof Chat>;

/**
 * What an account is and may do in a chat. `permissions` are those of an admin: what every member may do is not among
 * them, and an account that may add people as any member may is not used for inviting.
 */
export const ChatRights = z
  .object({
    channel: ChannelKey,
    role: z.enum(['creator', 'admin', 'member', 'outsider']),
    permissions: z.array(z.string()),
    mayInvite: z.boolean(),
    title: z.string(),
    members: Count,
    kind: ChatKind,
  })
  .meta({ id: 'ChatRights' });
export type ChatRights = z.infer<typeof ChatRights>;

/** A link to a chat as people paste it. */
export const ChatLink = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .meta({ examples: ['https://t.me/name', '@name'] });

export const checkChannel = defineRoute({
  operationId: 'checkChannel',
  service: 'integration',
  access: { kind: 'user', role: 'member' },
  method: 'POST',
  url: '/api/v1/accounts/:id/channels/check',
  summary: 'What an account is and may do in a chat',
  params: IdParams,
  body: z.object({ channel: ChatLink }),
  success: { status: 200, schema: ChatRights },
  errors: [
    'link_not_recognised',
    'link_to_person',
    'link_to_bot',
    'link_to_other',
    'chat_not_found',
    'channel_private',
    'account_busy',
    'account_limit_reached',
    'account_paused',
    'account_logged_out',
    'account_frozen',
    'account_banned',
    'peer_flood',
    'flood_wait',
    'telegram_unreachable',
    'telegram_failed',
    'telegram_error',
  ],
});

/** Asked by the chooser of accounts; answered from what the account knows and never by resolving a name. */
export const getRights = defineRoute({
  operationId: 'getRights',
  service: 'integration',
  access: { kind: 'services', callers: ['account-manager'] },
  method: 'POST',
  url: '/accounts/:id/rights',
  summary: 'Whether an account may invite in a chat, and how fresh that knowledge is',
  params: IdParams,
  body: z.object({ channel: ChannelKey }),
  success: {
    status: 200,
    schema: z.discriminatedUnion('status', [
      z.object({ status: z.literal('known'), mayInvite: z.boolean(), checkedAt: Timestamp }),
      /** The account cannot be asked now (not connected, restricted, the platform is away). */
      z.object({ status: z.literal('unavailable'), code: z.string() }),
    ]),
  },
});

/** A person as a list of members shows them. */
export const Person = z
  .object({
    platformUserId: PlatformId,
    username: z.string().nullable(),
    firstName: z.string(),
    lastName: z.string().nullable(),
    premium: z.boolean(),
    bot: z.boolean(),
    deleted: z.boolean(),
  })
  .meta({ id: 'Person' });
export type Person = z.infer<typeof Person>;

/** Why a read gave nothing this time; `retryAt` is null when a retry cannot help. */
export const ReadFailure = z.object({
  status: z.literal('failed'),
  code: z.string(),
  retryAt: Timestamp.nullable(),
});
/** The lease's calls a minute are used up. */
export const ReadThrottled = z.object({ status: z.literal('throttled'), retryAt: Timestamp });

export const resolveChat = defineRoute({
  operationId: 'resolveChat',
  service: 'integration',
  access: { kind: 'services', callers: ['parsing'] },
  method: 'POST',
  url: '/chats/resolve',
  summary: 'Find the chat behind a link; a name the account has not met needs a permit',
  body: z.object({ lease: z.string(), permit: z.string().optional(), link: ChatLink }),
  success: {
    status: 200,
    schema: z.discriminatedUnion('status', [
      z.object({ status: z.literal('found'), chat: Chat }),
      /** Ask for a permit `resolve` with this target and call again. */
      z.object({ status: z.literal('permit_needed'), target: z.string() }),
      ReadThrottled,
      ReadFailure,
    ]),
  },
  errors: ['link_not_recognised', 'link_to_person', 'link_to_other', 'lease_lost', 'permit_refused'],
});

export const readMembers = defineRoute({
  operationId: 'readMembers',
  service: 'integration',
  access: { kind: 'services', callers: ['parsing'] },
  method: 'POST',
  url: '/chats/members',
  summary: 'One page of the members of a chat, some of whom may come again on another one',
  body: z.object({
    lease: z.string(),
    channel: ChannelKey,
    /** Opaque; absent for the first page. */
    cursor: z.string().max(200).optional(),
  }),
  success: {
    status: 200,
    schema: z.discriminatedUnion('status', [
      z.object({
        status: z.literal('page'),
        /** Their account can address them from now on. A page may be empty and yet not be the last one. */
        people: z.array(Person),
        /** Null when the list has ended, and where it was cut short, all that is found by names. */
        nextCursor: z.string().nullable(),
        /** Members as the platform reports them: what coverage is measured against. */
        reported: Count,
      }),
      ReadThrottled,
      ReadFailure,
    ]),
  },
  errors: ['lease_lost'],
});

export const checkMembership = defineRoute({
  operationId: 'checkMembership',
  service: 'integration',
  access: { kind: 'services', callers: ['invite'] },
  method: 'POST',
  url: '/chats/membership',
  summary: 'Whether a person is in a chat: asked after an ambiguous answer',
  body: z.object({ lease: z.string(), channel: ChannelKey, platformUserId: PlatformId }),
  success: {
    status: 200,
    schema: z.discriminatedUnion('status', [
      z.object({ status: z.literal('present') }),
      z.object({ status: z.literal('absent') }),
      ReadThrottled,
      ReadFailure,
    ]),
  },
  errors: ['lease_lost'],
});
