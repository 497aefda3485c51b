import { toProblem } from '@muster/contracts';
import { fastify } from 'fastify';
import { sendProblem } from '../http/errors.ts';
import { healthRoutes } from '../http/health.ts';
import { createReadiness, NotReady, type ReadinessCheck } from '../http/readiness.ts';
import type { Logger } from '../logger.ts';
import type { Metrics } from '../metrics.ts';
import type { Closable } from './closables.ts';

/** Also once all that it waits for is there: whoever hears that it is ready asks it for something. */
const isStarted: ReadinessCheck = async () => {
  throw new NotReady('failed', 'the process is still starting');
};

/**
 * Says for a process that it lives, and what its start waits for, where it says later how it is. Everything else it is
 * asked it has not got yet, which must not be taken for not found. Closed before the process itself listens there.
 */
export async function answerWhileStarting(
  { host, port }: { host: string; port: number },
  checks: Readonly<Record<string, ReadinessCheck>>,
  { log, metrics }: { log: Logger; metrics: Metrics },
): Promise<Closable> {
  const app = fastify({ forceCloseConnections: true });
  // Before it reads a body, of whatever type.
  app.addHook('onRequest', async (request, reply) =>
    request.is404 ? sendProblem(reply, toProblem('service_unavailable')) : undefined,
  );
  healthRoutes(app, createReadiness({ ...checks, start: isStarted }, log), metrics);
  await app.listen({ host, port });
  return { close: () => app.close() };
}
