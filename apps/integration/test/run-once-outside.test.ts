import {
  clock,
  createMetrics,
  createPool,
  migrate,
  newId,
  runOnce,
  runOnceOutside,
} from '@muster/service-kit';
import { createTestDatabase, type TestDatabase } from '@muster/testkit';
import { PrismaPg } from '@prisma/adapter-pg';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { Prisma, PrismaClient } from '../src/generated/prisma/client.ts';

const DEADLINE_MS = 60_000;
const DAY_MS = 24 * 3_600_000;

let database: TestDatabase;
let pool: ReturnType<typeof createPool>;
let prisma: PrismaClient;
beforeAll(async () => {
  database = await createTestDatabase();
  await migrate(database.url, new URL('../prisma/migrations/', import.meta.url));
  pool = createPool(database.url, createMetrics('integration'));
  prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
});
afterAll(async () => {
  await prisma.$disconnect();
  await pool.end();
  await database.drop();
});
afterEach(() => vi.restoreAllMocks());

const wish = (bodyHash = 'same') => ({ teamId: newId(), userId: newId(), route: 'r', key: 'k', bodyHash });
const once = (key: ReturnType<typeof wish>, effect: () => Promise<string>) =>
  runOnceOutside(prisma, key, z.string(), { deadlineMs: DEADLINE_MS, effect });
const later = (ms: number) => vi.spyOn(clock, 'now').mockReturnValue(clock.now() + ms);

it('has the effect once, and gives its answer to whoever brings the wish while it is under way or later', async () => {
  const key = wish();
  const effect = vi.fn(async () => 'one');
  expect(await Promise.all([once(key, effect), once(key, effect)])).toEqual(['one', 'one']);
  expect(await once(key, effect)).toBe('one');
  expect(effect).toHaveBeenCalledTimes(1);
  await expect(once({ ...key, bodyHash: 'other' }, effect)).rejects.toMatchObject({
    code: 'idempotency_mismatch',
  });
});

it('holds no connection while an effect is under way: more of them than connections leave room for others', async () => {
  const { promise: answered, resolve: answer } = Promise.withResolvers<string>();
  const waiting = Array.from({ length: 12 }, () => once(wish(), () => answered));
  await vi.waitFor(async () =>
    expect(await prisma.idempotencyKey.count({ where: { answer: { equals: Prisma.DbNull } } })).toBe(12),
  );
  await expect(prisma.$queryRaw`SELECT 1`).resolves.toHaveLength(1);
  expect(pool.idleCount).toBe(pool.totalCount);
  answer('done');
  expect(new Set(await Promise.all(waiting))).toEqual(new Set(['done']));
});

it('lets a wish be brought again whose effect failed', async () => {
  const key = wish();
  await expect(once(key, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await once(key, async () => 'yes')).toBe('yes');
});

it('asks to come again who brings a wish that stays under way, and has it anew when it must have been abandoned', async () => {
  const key = wish();
  const { promise: never, resolve: end } = Promise.withResolvers<string>();
  const begun = Promise.withResolvers<void>();
  const abandoned = once(key, () => {
    begun.resolve();
    return never;
  });
  await begun.promise;
  await expect(once(key, async () => 'second')).rejects.toMatchObject({
    code: 'service_unavailable',
    problem: { retryAfterSeconds: 5 },
  });
  later(DEADLINE_MS);
  expect(await once(key, async () => 'second')).toBe('second');
  // What comes too late does not replace the answer that was given since.
  end('first');
  await abandoned;
  expect(await once(key, async () => 'third')).toBe('second');
});

it('forgets an answer after a day, and a few other old ones each time', async () => {
  const key = wish();
  await once(key, async () => 'one');
  later(2 * DAY_MS);
  expect(await once(key, async () => 'two')).toBe('two');
  expect(await prisma.idempotencyKey.count()).toBe(1);
});

it('waits for nobody who holds an old key of another team', async () => {
  const old = wish();
  await once(old, async () => 'one');
  later(2 * DAY_MS);
  await prisma.$transaction(async transaction => {
    await transaction.$queryRaw`SELECT 1 FROM idempotency_keys WHERE team_id = ${old.teamId}::uuid FOR UPDATE`;
    expect(await once(wish(), async () => 'two')).toBe('two');
    const alsoInside = runOnce(
      (work: (inner: Prisma.TransactionClient) => Promise<string>) => prisma.$transaction(work),
      wish(),
      z.string(),
      async () => 'three',
    );
    expect(await alsoInside).toBe('three');
  });
});
