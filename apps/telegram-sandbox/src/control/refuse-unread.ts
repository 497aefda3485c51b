import type { FastifyInstance } from 'fastify';
import { Problem } from './problem.ts';

/** What a route would not look at is a mistake of who sent it: where it describes no query or no body, it takes none. */
export function refuseUnread(app: FastifyInstance): void {
  app.addHook('preValidation', async ({ routeOptions: { schema }, query, body }) => {
    if (!schema || schema.hide) return;
    const unread = [...(schema.querystring ? [] : namesIn(query)), ...(schema.body ? [] : namesIn(body))];
    if (unread.length > 0) {
      const detail = `Nothing here is called ${unread.join(', ')}. Leave it out; GET /openapi.json says what there is.`;
      throw new Problem(400, 'Bad request', detail);
    }
  });
}

const namesIn = (sent: unknown): string[] =>
  typeof sent === 'object' && sent !== null ? Object.keys(sent) : [];
