import type { Readiness } from '@muster/contracts';
import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../metrics.ts';
import { isWell } from './readiness.ts';

const CHECK_METRIC = 'readiness_check_ok';

/**
 * `/healthz`: the process answers. `/readyz`: everything it needs works, named one by one, with the versions of what it
 * runs on; 503 unless all do. `/metrics`: in the format of Prometheus, each need among them.
 */
export function healthRoutes(
  app: FastifyInstance,
  readiness: () => Promise<Readiness>,
  { registry, gauge }: Pick<Metrics, 'registry' | 'gauge'>,
): void {
  app.get('/healthz', { logLevel: 'warn' }, async () => ({ status: 'ok' }));
  app.get('/readyz', { logLevel: 'warn' }, async (_request, reply) => {
    const answer = await readiness();
    return reply.code(answer.status === 'ready' ? 200 : 503).send(answer);
  });
  app.get('/metrics', { logLevel: 'warn' }, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
  gauge(
    CHECK_METRIC,
    '1 for what works, also with what is held of it, 0 for what does not.',
    ['check'],
    async each => {
      const { checks } = await readiness();
      for (const [check, state] of Object.entries(checks)) each.set({ check }, isWell(state) ? 1 : 0);
    },
  );
  // Whoever listens next for the same process measures anew.
  app.addHook('onClose', async () => registry.removeSingleMetric(CHECK_METRIC));
}
