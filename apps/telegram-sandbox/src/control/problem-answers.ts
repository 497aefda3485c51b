import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

const problemSchema = z
  .object({
    title: z.string().describe('What kind of refusal it is.'),
    status: z.number().int().describe('The HTTP status.'),
    detail: z.string().describe('What to do about it.'),
  })
  .meta({ id: 'Problem' });

const refusal = {
  description: 'A problem: its detail says what to do. https://www.rfc-editor.org/rfc/rfc9457',
  content: { 'application/problem+json': { schema: problemSchema } },
};

/** Every route may refuse, and its description says so without repeating it. */
export function describeProblems(app: FastifyInstance): void {
  app.addHook('onRoute', route => {
    if (!route.schema || route.schema.hide) return;
    route.schema.response = { ...asObject(route.schema.response), default: refusal };
  });
}

const asObject = (response: unknown): object =>
  typeof response === 'object' && response !== null ? response : {};
