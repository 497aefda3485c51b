import { expect, it } from 'vitest';
import { createLogger } from '../logger.ts';
import { createMetrics } from '../metrics.ts';
import { createServiceApp } from './app.ts';
import { NotReady, type ReadinessCheck } from './readiness.ts';

/** What a process with these checks answers, and what its metric says of each. */
async function ask(readiness: Record<string, ReadinessCheck>) {
  const app = createServiceApp({
    log: createLogger({ name: 'parsing', level: 'silent' }),
    metrics: createMetrics('parsing'),
    verifiers: { verifyUser: async () => null, verifyService: async () => null },
    readiness,
  });
  const ready = await app.inject('/readyz');
  const metrics = await app.inject('/metrics');
  await app.close();
  const measured = metrics.body.matchAll(/^readiness_check_ok\{check="(\w+)".*\} (\d)$/gm);
  return {
    status: ready.statusCode,
    checks: ready.json().checks,
    measured: Object.fromEntries([...measured].map(([, check, value]) => [check, value])),
  };
}

const ok: ReadinessCheck = async () => {};

it('is ready while it goes on with what it holds, says so, and calls nobody for it', async () => {
  expect(await ask({ redis: ok, secrets: async () => ({ held: 'Vault is sealed' }) })).toEqual({
    status: 200,
    checks: { redis: 'ok', secrets: 'held' },
    measured: { redis: '1', secrets: '1' },
  });
});

it('is not ready when anything fails, and tells no reason but a state', async () => {
  const sealed = () => Promise.reject(new NotReady('sealed', 'Vault is sealed, and there is no token'));
  const broken = () => Promise.reject(new Error('ann@postgres:5432 refuses'));
  expect(await ask({ redis: ok, secrets: sealed, postgres: broken })).toEqual({
    status: 503,
    checks: { redis: 'ok', secrets: 'sealed', postgres: 'failed' },
    measured: { redis: '1', secrets: '0', postgres: '0' },
  });
});
