import type { FastifyInstance } from 'fastify';

/** One thing a process needs; resolves when it works, rejects with the reason when it does not. */
export type ReadinessCheck = () => Promise<void>;

/** A check that hangs is a check that failed, in ms. */
const CHECK_DEADLINE_MS = 2_000;

/**
 * `/healthz`: the process answers. `/readyz`: everything it needs works, named one by one; 503 otherwise.
 * Neither is reachable through the gateway.
 */
export function healthRoutes(app: FastifyInstance, checks: Readonly<Record<string, ReadinessCheck>>): void {
  app.get('/healthz', { logLevel: 'warn' }, async () => ({ status: 'ok' }));
  app.get('/readyz', { logLevel: 'warn' }, async (_request, reply) => {
    const results = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => [name, await run(check)] as const),
    );
    const ready = results.every(([, state]) => state === 'ok');
    return reply
      .code(ready ? 200 : 503)
      .send({ status: ready ? 'ready' : 'not_ready', checks: Object.fromEntries(results) });
  });
}

async function run(check: ReadinessCheck): Promise<string> {
  try {
    await Promise.race([check(), deadline()]);
    return 'ok';
  } catch (error) {
    return error instanceof Error ? error.message : 'failed';
  }
}

function deadline(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`no answer in ${CHECK_DEADLINE_MS} ms`)), CHECK_DEADLINE_MS).unref();
  });
}
