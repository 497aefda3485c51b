import { z } from 'zod';
import { actionSchema } from '../record/record.ts';
import type { Sandbox } from '../sandbox.ts';
import type { ControlApp } from './app.ts';
import { idSchema, timeSchema } from './ids.ts';

const querystring = z.strictObject({
  after: z.coerce.number().int().min(0).default(0).describe('Only what was recorded after this seq.'),
  method: z.string().optional().describe('For instance channels.inviteToChannel.'),
  accountId: idSchema.optional().describe('Who did it.'),
  chatId: idSchema.optional().describe('The chat it was about.'),
  userId: idSchema.optional().describe('Somebody it was about.'),
  outcome: z
    .string()
    .optional()
    .describe('`ok`, an error’s name (FLOOD_WAIT for all of them), or `error` for everything but ok.'),
  from: timeSchema.optional().describe("Not before this moment of the world's time."),
  until: timeSchema.optional().describe("Not after this moment of the world's time."),
  order: z.enum(['oldest', 'newest']).default('oldest').describe('Which come first.'),
  limit: z.coerce.number().int().min(1).max(10_000).default(1_000).describe('How many at most.'),
});

export function recordRoutes(app: ControlApp, { record }: Sandbox): void {
  app.get(
    '/record',
    {
      schema: {
        summary: 'The actions that reached this Telegram.',
        querystring,
        response: { 200: z.object({ items: z.array(actionSchema), lastSeq: z.number().int() }) },
      },
    },
    ({ query }) => ({ items: record.find(query), lastSeq: record.lastSeq }),
  );
}
