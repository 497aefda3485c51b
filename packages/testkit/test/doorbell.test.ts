import { createBlockingRedis, createLogger, createMetrics, createRedis, newId } from '@muster/service-kit';
import { createDoorbell, createDoorbellWorker, type DoorbellWorkerOptions } from '@muster/service-kit/queue';
import { afterEach, expect, it, vi } from 'vitest';
import { createTestRedis } from '../src/index.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  vi.restoreAllMocks();
  for (const close of closing.splice(0).reverse()) await close();
});

async function createBell(look: DoorbellWorkerOptions['look']) {
  const { url } = await createTestRedis();
  const log = createLogger({ name: 'parsing', level: 'silent' });
  const redis = createRedis(url, log);
  const connection = createBlockingRedis(url, log);
  const doorbell = createDoorbell('rows', redis);
  const metrics = createMetrics('parsing');
  const worker = createDoorbellWorker({ name: 'rows', connection, concurrency: 2, log, metrics, look });
  closing.push(
    () => connection.disconnect(),
    () => redis.disconnect(),
    () => doorbell.close(),
    () => worker.close(),
  );
  return { worker, ring: doorbell.ring, redis };
}

/** From now on it is later, for everything that asks. */
function letPass(ms: number): void {
  const [now, wallClock] = [performance.now(), Date.now()];
  vi.spyOn(performance, 'now').mockReturnValue(now + ms);
  vi.spyOn(Date, 'now').mockReturnValue(wallClock + ms);
}

it('is ready while a look takes long but goes from step to step, and not when one stands still', async () => {
  const taken = Promise.withResolvers<() => void>();
  const end = Promise.withResolvers<void>();
  const { worker, ring } = await createBell(async (_id, _signal, onStep) => {
    taken.resolve(onStep);
    await end.promise;
  });
  await ring(newId());
  const onStep = await taken.promise;
  letPass(360_000);
  await expect(worker.assertMoving()).rejects.toThrow('stands still');
  onStep();
  await expect(worker.assertMoving()).resolves.toBeUndefined();
  end.resolve();
});

it('is not ready when rings wait that it has room for', async () => {
  const { worker, ring, redis } = await createBell(async () => {});
  // BullMQ's own mark of a paused queue: rings are kept, and no worker is told of them.
  await redis.hset('bull:rows:meta', 'paused', 1);
  await ring(newId());
  await expect(worker.assertMoving()).resolves.toBeUndefined();
  letPass(11_000);
  await expect(worker.assertMoving()).rejects.toThrow('none is taken');
});
