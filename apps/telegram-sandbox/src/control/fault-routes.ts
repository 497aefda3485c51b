import { z } from 'zod';
import type { Sandbox } from '../sandbox.ts';
import type { ControlApp } from './app.ts';
import { idSchema } from './ids.ts';
import { notFound } from './problem.ts';

const bodySchema = z
  .strictObject({
    method: z
      .string()
      .exactOptional()
      .describe('For instance channels.inviteToChannel; without it, every call.'),
    accountId: idSchema.exactOptional(),
    error: z
      .string()
      .regex(/^[A-Z0-9_]+$/, 'an error is named in capitals, for instance FLOOD_WAIT_30')
      .exactOptional()
      .describe(
        'Answered instead of executing the call. A FLOOD_WAIT_n lasts n seconds of the world’s time.',
      ),
    delayMs: z
      .number()
      .int()
      .min(0)
      .max(600_000)
      .exactOptional()
      .describe('Real milliseconds to wait first.'),
    dropConnection: z
      .boolean()
      .exactOptional()
      .describe('Cuts the connection instead of executing the call; with dropAnswer, after executing it.'),
    dropAnswer: z.boolean().exactOptional().describe('Executes the call and answers nothing.'),
    count: z
      .number()
      .int()
      .positive()
      .exactOptional()
      .describe('How many calls it applies to; without it, all.'),
  })
  .refine(
    ({ error, delayMs, dropConnection, dropAnswer }) =>
      error !== undefined || delayMs !== undefined || dropConnection === true || dropAnswer === true,
    'say what is to go wrong: error, delayMs, dropConnection or dropAnswer',
  );
const faultSchema = z.object({ id: z.uuid(), ...bodySchema.shape });

export function faultRoutes(app: ControlApp, { faults, floodWaits }: Sandbox): void {
  app.post(
    '/faults',
    { schema: { summary: 'Makes calls go wrong.', body: bodySchema, response: { 201: faultSchema } } },
    ({ body }, reply) => {
      reply.code(201);
      return faults.add(body);
    },
  );

  app.get('/faults', { schema: { response: { 200: z.object({ items: z.array(faultSchema) }) } } }, () => ({
    items: [...faults.all()],
  }));

  app.delete(
    '/faults/:id',
    { schema: { params: z.object({ id: z.string() }), response: { 204: z.null() } } },
    ({ params }, reply) => {
      if (!faults.remove(params.id)) throw notFound(`fault ${params.id}`, 'GET /faults');
      reply.code(204);
      return null;
    },
  );

  app.delete(
    '/faults',
    {
      schema: {
        summary: 'Switches all faults off and ends the waits they caused.',
        response: { 204: z.null() },
      },
    },
    (_request, reply) => {
      faults.clear();
      floodWaits.clear();
      reply.code(204);
      return null;
    },
  );
}
