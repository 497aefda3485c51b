import { clock, newId } from '@muster/service-kit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startCollecting } from '../src/collection/start-collecting.ts';
import { createTask } from '../src/tasks/create-task.ts';
import { freeAccount, group, people, soon } from './fakes.ts';
import { createParts, type Parts } from './parts.ts';

let parts: Parts;
let worker: ReturnType<typeof startCollecting>;
const teamId = newId();
/** The first page of every task is throttled once, for longer than an account is kept. */
const throttled = new Set<string>();

beforeAll(async () => {
  parts = await createParts();
  const base = group([people(1, 3), people(4, 5)]);
  worker = startCollecting({
    ...parts.dependencies,
    leases: { ...freeAccount(), take: question => freeAccount(question.holder).take(question) },
    chats: {
      ...base,
      async readMembers(question) {
        if (throttled.has(question.lease)) return base.readMembers(question);
        throttled.add(question.lease);
        return { status: 'throttled', retryAt: soon(31_000) };
      },
    },
  });
});
afterAll(async () => {
  await worker.close();
  await parts.dependencies.close();
});

const newTask = (ring: (id: string) => Promise<void>) =>
  createTask({ ...parts.dependencies, ring }, teamId, {
    source: { kind: 'members', link: '@berlin' },
    priority: 'normal',
    speed: 'safe',
    limit: undefined,
  });

/** Resolves when the task is shown in this state. */
async function reaches(id: string, wanted: (task: { state: string; waiting: unknown }) => boolean) {
  const watching = new AbortController();
  for await (const { data } of await parts.dependencies.feed.subscribe(id, watching.signal)) {
    if (wanted(JSON.parse(data))) break;
  }
  watching.abort();
}

it('works on a task whose ring was lost, puts it to sleep and wakes it when its moment has come', async () => {
  const task = await newTask(async () => {});
  await reaches(task.id, ({ waiting }) => waiting !== null);
  const asleep = await parts.dependencies.tasks.find(teamId, task.id);
  expect(asleep).toMatchObject({ state: 'running', waitReason: 'throttled' });
  expect(asleep?.wakeAt?.getTime()).toBeGreaterThan(clock.now());
  const completed = reaches(task.id, ({ state }) => state === 'completed');
  await parts.prisma.task.update({ where: { id: task.id }, data: { wakeAt: new Date(clock.now() + 50) } });
  await completed;
});

it('says that its jobs move', async () => {
  await expect(worker.assertMoving()).resolves.toBeUndefined();
});
