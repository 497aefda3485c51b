import { z } from 'zod';
import { defineRoute } from '../contract.ts';
import { Count, Id, IdParams, pageOf, Timestamp } from '../primitives.ts';
import { ChatRights } from './chats.ts';

/** A group or channel that an account is in, and what it is and may do there. */
export const AccountChannel = ChatRights.extend({
  username: z.string().nullable(),
  /** Null where the platform has not told yet. */
  members: Count.nullable(),
  /** When the platform said so. */
  checkedAt: Timestamp,
}).meta({ id: 'AccountChannel' });
export type AccountChannel = z.infer<typeof AccountChannel>;

export const listAccountChannels = defineRoute({
  operationId: 'listAccountChannels',
  service: 'integration',
  access: { kind: 'user', role: 'viewer' },
  method: 'GET',
  url: '/api/v1/accounts/:id/channels',
  summary: 'The groups and channels of an account, first those where it may invite',
  params: IdParams,
  query: z.object({
    /** The last page's `nextCursor`. */
    cursor: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(1000).default(50),
  }),
  success: {
    status: 200,
    schema: pageOf(AccountChannel).extend({
      /**
       * When the list was read from the platform, of a very long one its newest part; null while it is read for the
       * first time.
       */
      readAt: Timestamp.nullable(),
    }),
  },
});

/** What is told of the chats of an account that was just connected. */
export const KnownChannels = z.object({ accountId: Id, total: Count, mayInvite: Count });
export type KnownChannels = z.infer<typeof KnownChannels>;
