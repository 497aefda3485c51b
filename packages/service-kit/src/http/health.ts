import type { Readiness } from '@muster/contracts';
import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../metrics.ts';

/**
 * `/healthz`: the process answers. `/readyz`: everything it needs works, named one by one, with the versions of what it
 * runs on; 503 unless all do. `/metrics`: in the format of Prometheus.
 */
export function healthRoutes(
  app: FastifyInstance,
  readiness: () => Promise<Readiness>,
  { registry }: Pick<Metrics, 'registry'>,
): void {
  app.get('/healthz', { logLevel: 'warn' }, async () => ({ status: 'ok' }));
  app.get('/readyz', { logLevel: 'warn' }, async (_request, reply) => {
    const answer = await readiness();
    return reply.code(answer.status === 'ready' ? 200 : 503).send(answer);
  });
  app.get('/metrics', { logLevel: 'warn' }, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
}
