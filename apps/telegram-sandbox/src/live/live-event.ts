import { z } from 'zod';
import { actionSchema } from '../record/record.ts';

const time = z.iso.datetime();

/** What a person who looks at the sandbox is told as it happens. */
export const liveEventSchema = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('action').describe('A line of the record.'), action: actionSchema }),
    z.object({
      type: z.literal('login-code').describe('A code that arrived on a phone.'),
      userId: z.string().nullable().describe('Whose phone it is; null if nobody has this number.'),
      phone: z.string(),
      code: z.string(),
      sentAt: time,
    }),
    z.object({
      type: z.literal('message').describe('Something new stands in a conversation.'),
      userId: z
        .string()
        .exactOptional()
        .describe('Whose box it came into, for a message between two people.'),
      chatId: z.string().exactOptional().describe('Which chat it was written in.'),
    }),
    z.object({
      type: z.literal('login').describe('A client logged in or out.'),
      userId: z.string().describe('Whose sessions changed.'),
    }),
    z.object({
      type: z.literal('changed').describe('A request changed something: a fault, the clock, a person.'),
      method: z.string(),
      route: z.string().describe('As in this description, for instance /faults/{id}.'),
    }),
    z.object({
      type: z
        .literal('missed')
        .describe('More has happened than can be told again: read anew what is shown.'),
    }),
  ])
  .meta({ id: 'LiveEvent' });
export type LiveEvent = z.infer<typeof liveEventSchema>;
