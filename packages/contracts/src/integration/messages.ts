import { z } from 'zod';
import { defineRoute } from '../contract.ts';
import { Id, PlatformId } from '../primitives.ts';
import { Executed, NotSent, Refused, Unknown } from './outcomes.ts';

/** As many characters as Telegram takes in one message: https://core.telegram.org/api/config#client-configuration */
export const MAX_MESSAGE_LENGTH = 4096;

/** What came of one direct message; after `unknown` it may be sent again as what `repeats` the first one. */
export const MessageOutcome = z
  .discriminatedUnion('outcome', [Executed.extend({ outcome: z.literal('sent') }), Refused, Unknown, NotSent])
  .meta({ id: 'MessageOutcome' });
export type MessageOutcome = z.infer<typeof MessageOutcome>;

export const sendMessage = defineRoute({
  operationId: 'sendMessage',
  service: 'integration',
  access: { kind: 'services', callers: ['invite'] },
  method: 'POST',
  url: '/messages',
  summary:
    'Write to one person under a permit; asking again with the same permit gives the same outcome and sends nothing',
  body: z.object({
    permit: z.string(),
    platformUserId: PlatformId,
    text: z.string().trim().min(1).max(MAX_MESSAGE_LENGTH),
    /** The permit of an earlier try of this message by the same account: if that one arrived, this one does not. */
    repeats: Id.optional(),
  }),
  success: { status: 200, schema: MessageOutcome },
  errors: ['permit_refused'],
});
