import { z } from 'zod';
import { defineRoute } from '../contract.ts';
import { ChannelKey, Id, IdParams, PlatformId, Timestamp } from '../primitives.ts';

/**
 * What came of one invitation.
 * - `joined`: the person was added; `already_member`: they were in before, which is not counted as a join.
 * - `refused`: the platform refused this person, destination or account, for the reason `code`.
 * - `unknown`: bytes left, and no clear answer came; nothing may be repeated before membership was checked.
 * - `not_sent`: nothing left and nothing ever will under this permit.
 */
export const InvitationOutcome = z
  .discriminatedUnion('outcome', [
    z.object({ outcome: z.literal('joined'), executedAt: Timestamp }),
    z.object({ outcome: z.literal('already_member'), executedAt: Timestamp }),
    z.object({
      outcome: z.literal('refused'),
      code: z.string(),
      executedAt: Timestamp,
      /** The end of a wait the platform asked for. */
      retryAt: Timestamp.nullable(),
      /** The platform's own name, kept where the code is `telegram_error`. */
      platformError: z.string().nullable(),
    }),
    z.object({ outcome: z.literal('unknown'), code: z.string() }),
    z.object({ outcome: z.literal('not_sent'), code: z.string() }),
  ])
  .meta({ id: 'InvitationOutcome' });
export type InvitationOutcome = z.infer<typeof InvitationOutcome>;

export const sendInvitation = defineRoute({
  operationId: 'sendInvitation',
  service: 'integration',
  access: { kind: 'services', callers: ['invite'] },
  method: 'POST',
  url: '/invitations',
  summary:
    'Add one person to a chat under a permit; asking again with the same permit gives the same outcome',
  body: z.object({ permit: z.string(), channel: ChannelKey, platformUserId: PlatformId }),
  success: { status: 200, schema: InvitationOutcome },
  errors: ['permit_refused'],
});

/** Settles a permit whose call was interrupted: what never started never will. */
export const settlePermit = defineRoute({
  operationId: 'settlePermit',
  service: 'integration',
  access: { kind: 'services', callers: ['invite', 'parsing'] },
  method: 'POST',
  url: '/permits/:id/settle',
  summary: 'The outcome of a permit; one that was never executed is voided for good',
  params: IdParams,
  body: z.object({ accountId: Id }),
  success: {
    status: 200,
    schema: z.discriminatedUnion('status', [
      z.object({ status: z.literal('voided') }),
      z.object({ status: z.literal('executing') }),
      z.object({ status: z.literal('done'), outcome: InvitationOutcome }),
    ]),
  },
});
