import { parsingEvents } from '@muster/contracts';
import { createBlockingRedis, createRedis, LiveFeed, newId, type ServiceApp } from '@muster/service-kit';
import { freePort, startRedis } from '@muster/testkit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { buildApp } from '../src/app.ts';
import { createAnnouncer } from '../src/tasks/announce-task.ts';
import { createTask } from '../src/tasks/create-task.ts';
import { asUser, createParts, type Parts } from './parts.ts';

const teamId = newId();
let parts: Parts;
let app: ServiceApp;
let id: string;

beforeEach(async () => {
  parts = await createParts();
  ({ id } = await createTask({ tasks: parts.dependencies.tasks, ring: async () => {} }, teamId, {
    source: { kind: 'members', link: '@berlin' },
    priority: 'normal',
    speed: 'safe',
    limit: undefined,
  }));
  return () => parts.dependencies.close();
});
afterEach(() => app.close());

async function listen(replaced: Partial<Parts['dependencies']> = {}): Promise<void> {
  app = await buildApp({ ...parts.dependencies, ...replaced });
  await app.listen({ port: 0, host: '127.0.0.1' });
}

/** All that a live view of the task is told, until it is said to end. */
async function watch(signal?: AbortSignal) {
  const response = await fetch(`${app.listeningOrigin}/api/v1/parsing/tasks/${id}/events`, {
    headers: asUser(teamId),
    ...(signal && { signal }),
  });
  if (!response.body) throw new Error(`a live view is answered ${response.status}`);
  return response.body.pipeThrough(new TextDecoderStream()).getReader();
}

/** Resolves when a view is told `words`; rejects when it breaks off. */
async function isTold(view: Awaited<ReturnType<typeof watch>>, words: string): Promise<void> {
  for (let said = ''; !said.includes(words); ) {
    const { value, done } = await view.read();
    if (done) throw new Error(`the view has ended: ${said}`);
    said += value;
  }
}

it('breaks off while Redis is away, and is there again when Redis is', async () => {
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const { log } = parts.dependencies;
  const redis = createRedis(url, log);
  const reader = createBlockingRedis(url, log);
  const feed = new LiveFeed({ service: 'parsing', events: parsingEvents, redis, reader, log });
  await listen({ feed });
  await expect(isTold(await watch(), 'event: task')).rejects.toThrow('terminated');

  const server = await startRedis({ port });
  await vi.waitFor(() => redis.ping(), { timeout: 10_000 });
  const leaving = new AbortController();
  const view = await watch(leaving.signal);
  await isTold(view, 'event: task');
  await createAnnouncer(parts.dependencies.tasks, feed)({ id, teamId });
  await isTold(view, 'id: ');
  leaving.abort();
  await feed.close();
  redis.disconnect();
  await server.stop();
});

it('breaks off when what it shows first cannot be read', async () => {
  const { tasks } = parts.dependencies;
  const find = vi.fn(tasks.find);
  await listen({ tasks: { ...tasks, find } });
  find.mockImplementationOnce(tasks.find).mockRejectedValueOnce(new Error('Postgres is away'));
  await expect(isTold(await watch(), 'event: task')).rejects.toThrow('terminated');
});

it('ends in good order when the service stops, which waits for nobody who watches', async () => {
  await listen();
  const view = await watch();
  await isTold(view, 'event: task');
  await Promise.all([app.close(), expect(isTold(view, 'id: ')).rejects.toThrow('has ended')]);
});
