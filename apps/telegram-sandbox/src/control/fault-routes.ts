import { z } from 'zod';
import { faultRuleSchema, faultSchema } from '../faults/fault.ts';
import type { Sandbox } from '../sandbox.ts';
import type { ControlApp } from './app.ts';
import { notFound } from './problem.ts';

export function faultRoutes(app: ControlApp, { faults, floodWaits }: Sandbox): void {
  app.post(
    '/faults',
    {
      schema: {
        summary: 'Makes calls, or pushed updates, go wrong.',
        body: faultSchema,
        response: { 201: faultRuleSchema },
      },
    },
    ({ body }, reply) => {
      reply.code(201);
      return faults.add(body);
    },
  );

  app.get(
    '/faults',
    {
      schema: {
        summary: 'The faults that are switched on, oldest first.',
        response: { 200: z.object({ items: z.array(faultRuleSchema) }) },
      },
    },
    () => ({
      items: [...faults.all()],
    }),
  );

  app.delete(
    '/faults/:id',
    {
      schema: {
        summary: 'Switches one off.',
        params: z.object({ id: z.string().describe('Which fault.') }),
        response: { 204: z.null() },
      },
    },
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
