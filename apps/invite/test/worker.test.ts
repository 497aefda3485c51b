import { clock, newId } from '@muster/service-kit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startExecuting } from '../src/execution/start-executing.ts';
import { createParts, newTask, type Parts } from './parts.ts';
import { at, createWorld } from './world.ts';

let parts: Parts;
let worker: ReturnType<typeof startExecuting>;
let pausedUntil = '';

beforeAll(async () => {
  parts = await createParts();
  const world = createWorld([newId()]);
  /** After each permit the account pauses for a quarter of an hour. */
  const requestPermit: typeof world.leases.requestPermit = async (lease, question) => {
    const denial = { reason: 'pause', limit: 'invite_pause', value: null, used: null } as const;
    if (clock.now() < Date.parse(pausedUntil))
      return { status: 'denied', denial: { ...denial, retryAt: pausedUntil } };
    pausedUntil = at(900_000);
    return world.leases.requestPermit(lease, question);
  };
  worker = startExecuting({ ...parts.dependencies, ...world, leases: { ...world.leases, requestPermit } });
});
afterAll(async () => {
  await worker.close();
  await parts.dependencies.close();
});

it('works on a task whose ring was lost, through every pause, as soon as the clock says', async () => {
  const task = await newTask(parts, { people: [1, 2, 3] });
  const watching = new AbortController();
  const events = await parts.dependencies.feed.subscribe(task.id, watching.signal);
  const pauses: string[] = [];
  for await (const { event, data } of events) {
    if (event !== 'task') continue;
    const { state, waiting, targets } = JSON.parse(data);
    if (state === 'completed') break;
    if (waiting?.reason !== 'invite_pause' || pauses.includes(waiting.until)) continue;
    pauses.push(waiting.until);
    expect(targets).toMatchObject({ joined: pauses.length });
    await parts.testClock.advance(Date.parse(waiting.until) - clock.now());
  }
  watching.abort();
  expect(pauses).toHaveLength(2);
});

it('says that its jobs move', async () => {
  await expect(worker.assertMoving()).resolves.toBeUndefined();
});
