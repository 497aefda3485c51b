import { z } from 'zod';
import { defineRoute } from '../contract.ts';
import { Id, PlatformId } from '../primitives.ts';
import { ReadFailure } from './chats.ts';

/** A person as one writes them: a username, a link to them, a phone number with its `+`, or their id. */
export const PersonLink = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .meta({ examples: ['@name', 'https://t.me/name', '+79991234567'] });

export const resolvePerson = defineRoute({
  operationId: 'resolvePerson',
  service: 'integration',
  access: { kind: 'services', callers: ['invite'] },
  method: 'POST',
  url: '/people/resolve',
  summary: 'Find a person for an account to address; a name the account has not looked up needs a permit',
  body: z.object({ lease: z.string(), permit: z.string().optional(), person: PersonLink }),
  success: {
    status: 200,
    schema: z.discriminatedUnion('status', [
      /** The account can address them. */
      z.object({ status: z.literal('found'), platformUserId: PlatformId }),
      /** Ask for a permit `resolve` with this target and call again. */
      z.object({ status: z.literal('permit_needed'), target: z.string() }),
      ReadFailure,
    ]),
  },
  errors: ['person_not_recognised', 'lease_lost', 'permit_refused'],
});

export const whoCanAddress = defineRoute({
  operationId: 'whoCanAddress',
  service: 'integration',
  access: { kind: 'services', callers: ['invite'] },
  method: 'POST',
  url: '/people/accounts',
  summary: 'Which accounts of a team can address each of these people without looking them up',
  body: z.object({ teamId: Id, people: z.array(PersonLink).min(1).max(500) }),
  success: {
    status: 200,
    schema: z.object({
      /** In the order of the question. */
      people: z.array(
        z.object({
          person: PersonLink,
          /** Null for a name that no account of the team has looked up. */
          platformUserId: PlatformId.nullable(),
          accountIds: z.array(Id),
        }),
      ),
    }),
  },
});
