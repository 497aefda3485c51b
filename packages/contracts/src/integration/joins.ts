import { z } from 'zod';
import { defineRoute } from '../contract.ts';
import { ChannelKey, PersonKey } from '../primitives.ts';
import { ChatLink } from './chats.ts';
import { Executed, NotSent, Refused, Unknown } from './outcomes.ts';

/** `requested`: the chat's admins were asked to let the account in. The chat's key is null where nobody told it. */
const Entered = Executed.extend({ channel: ChannelKey.nullable() });

/** What came of having an account join a chat. */
export const JoinOutcome = z
  .discriminatedUnion('outcome', [
    Entered.extend({ outcome: z.literal('joined') }),
    Entered.extend({ outcome: z.literal('already_member') }),
    Entered.extend({ outcome: z.literal('requested') }),
    Refused,
    Unknown,
    NotSent,
  ])
  .meta({ id: 'JoinOutcome' });
export type JoinOutcome = z.infer<typeof JoinOutcome>;

export const joinChat = defineRoute({
  operationId: 'joinChat',
  service: 'integration',
  access: { kind: 'services', callers: ['parsing', 'invite'] },
  method: 'POST',
  url: '/chats/join',
  summary: 'Have an account join a chat it has met, or one behind an invite link; it needs a permit',
  body: z.object({ permit: z.string().optional(), chat: ChatLink }),
  success: {
    status: 200,
    schema: z.discriminatedUnion('outcome', [
      ...JoinOutcome.options,
      /** Ask for a permit `join` with this target and call again. */
      z.object({ outcome: z.literal('permit_needed'), target: PersonKey }),
    ]),
  },
  errors: ['link_not_recognised', 'link_to_person', 'link_to_other', 'permit_refused'],
});
