import { z } from 'zod';
import { actionSchema } from '../record/record.ts';
import type { Sandbox } from '../sandbox.ts';
import type { ControlApp } from './app.ts';
import { idSchema } from './ids.ts';

const querystring = z.object({
  after: z.coerce.number().int().min(0).default(0),
  method: z.string().optional(),
  accountId: idSchema.optional(),
  chatId: idSchema.optional(),
  userId: idSchema.optional(),
  limit: z.coerce.number().int().min(1).max(10_000).default(1_000),
});

export function recordRoutes(app: ControlApp, { record }: Sandbox): void {
  app.get(
    '/record',
    {
      schema: {
        summary: 'Every action that reached this Telegram, oldest first.',
        querystring,
        response: { 200: z.object({ items: z.array(actionSchema), lastSeq: z.number().int() }) },
      },
    },
    ({ query }) => ({ items: record.find(query), lastSeq: record.lastSeq }),
  );
}
