import { z } from 'zod';
import { type Fault, faultRuleSchema, faultSchema, neverStrikes } from '../faults/fault.ts';
import { unknownNames } from '../faults/unknown-names.ts';
import type { Sandbox } from '../sandbox.ts';
import type { ControlApp } from './app.ts';
import { notFound, Problem } from './problem.ts';

export function faultRoutes(app: ControlApp, { clock, faults, floodWaits, world }: Sandbox): void {
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
      refuseUnknown(body, world);
      const never = neverStrikes(body, clock.now());
      if (never !== null) throw new Problem(422, 'Never strikes', never);
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

/** What names nobody and nothing would never strike. */
function refuseUnknown(fault: Fault, { people, chats }: Sandbox['world']): void {
  const { accountId, target } = fault;
  const wrong = unknownNames(fault).map(({ field, message }) => `${field}: ${message}`);
  if (accountId !== undefined && !people.get(Number(accountId)))
    wrong.push(`accountId: there is nobody with the id ${accountId}`);
  if (target !== undefined && !people.get(Number(target)) && !chats.get(Number(target)))
    wrong.push(`target: there is no person or chat with the id ${target}`);
  if (wrong.length > 0) throw new Problem(422, 'It would never strike', `Correct this. ${wrong.join('. ')}.`);
}
