import type { Readiness } from '@muster/contracts';
import type { FastifyInstance } from 'fastify';

/**
 * `/healthz`: the process answers. `/readyz`: everything it needs works, named one by one as `ok` or `failed`, with the
 * versions of what it runs on; 503 unless all are.
 */
export function healthRoutes(app: FastifyInstance, readiness: () => Promise<Readiness>): void {
  app.get('/healthz', { logLevel: 'warn' }, async () => ({ status: 'ok' }));
  app.get('/readyz', { logLevel: 'warn' }, async (_request, reply) => {
    const answer = await readiness();
    return reply.code(answer.status === 'ready' ? 200 : 503).send(answer);
  });
}
