import type { FastifyInstance } from 'fastify';

/** One thing a process needs; resolves when it works, rejects with the reason when it does not. */
export type ReadinessCheck = () => Promise<void>;

/** A check that hangs is a check that failed, in ms. */
const CHECK_DEADLINE_MS = 2_000;

/**
 * `/healthz`: the process answers. `/readyz`: everything it needs works, named one by one as `ok` or `failed`; 503
 * unless all are. Why something failed is said in the log alone, once for each new reason: a reason may name hosts
 * and users, and whoever asks may ask every few milliseconds.
 */
export function healthRoutes(app: FastifyInstance, checks: Readonly<Record<string, ReadinessCheck>>): void {
  const reasons = new Map<string, string>();
  const run = async (name: string, check: ReadinessCheck): Promise<'ok' | 'failed'> => {
    try {
      await Promise.race([check(), deadline()]);
      reasons.delete(name);
      return 'ok';
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (reasons.get(name) !== reason) app.log.warn({ check: name, err: reason }, 'not ready');
      reasons.set(name, reason);
      return 'failed';
    }
  };
  app.get('/healthz', { logLevel: 'warn' }, async () => ({ status: 'ok' }));
  app.get('/readyz', { logLevel: 'warn' }, async (_request, reply) => {
    const results = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => [name, await run(name, check)] as const),
    );
    const ready = results.every(([, state]) => state === 'ok');
    return reply
      .code(ready ? 200 : 503)
      .send({ status: ready ? 'ready' : 'not_ready', checks: Object.fromEntries(results) });
  });
}

function deadline(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`no answer in ${CHECK_DEADLINE_MS} ms`)), CHECK_DEADLINE_MS).unref();
  });
}
