import { z } from 'zod';
import { defineRoute } from '../contract.ts';
import { ChannelKey, Id, IdParams, PlatformId } from '../primitives.ts';
import { ReadFailure, ReadThrottled } from './chats.ts';
import { ActionOutcome, Executed, NotSent, Refused, Unknown } from './outcomes.ts';

/**
 * What came of one invitation.
 * - `joined`: the person was added; `already_member`: they were in before, which is not counted as a join.
 * - `unknown`: nothing may be repeated before membership was checked.
 */
export const InvitationOutcome = z
  .discriminatedUnion('outcome', [
    Executed.extend({ outcome: z.literal('joined') }),
    Executed.extend({ outcome: z.literal('already_member') }),
    Refused,
    Unknown,
    NotSent,
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

export const getInviteLink = defineRoute({
  operationId: 'getInviteLink',
  service: 'integration',
  access: { kind: 'services', callers: ['invite'] },
  method: 'POST',
  url: '/invitations/link',
  summary: 'A link by which people come into a chat; the same one for all accounts of the team',
  body: z.object({ lease: z.string(), channel: ChannelKey }),
  success: {
    status: 200,
    schema: z.discriminatedUnion('status', [
      z.object({
        status: z.literal('link'),
        link: z.url(),
        /** Whoever follows it waits for an admin to let them in. */
        requestNeeded: z.boolean(),
      }),
      ReadThrottled,
      ReadFailure,
    ]),
  },
  errors: ['lease_lost'],
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
      z.object({ status: z.literal('done'), outcome: ActionOutcome }),
    ]),
  },
});
