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
  ({ id } = await createTask({ ...parts.dependencies, ring: async () => {} }, teamId, {
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

/** All that a live view of the task, or of all of the team, is told, until it is said to end. */
async function watch(signal?: AbortSignal, view = `tasks/${id}/events`) {
  const response = await fetch(`${app.listeningOrigin}/api/v1/parsing/${view}`, {
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

it('shows a team its tasks that have not ended, each as it changes, and those that are deleted', async () => {
  await listen();
  const leaving = new AbortController();
  const view = await watch(leaving.signal, 'tasks/events');
  await isTold(view, `event: tasks\ndata: [{"id":"${id}"`);
  const call = async (method: 'POST' | 'DELETE', path: string) =>
    app.inject({ method, url: `/api/v1/parsing/tasks/${path}`, headers: asUser(teamId) });
  await Promise.all([isTold(view, '"state":"cancelled"'), call('POST', `${id}/cancel`)]);
  await Promise.all([isTold(view, `event: removed\ndata: {"id":"${id}"}`), call('DELETE', id)]);
  const payload = { source: { kind: 'members', link: '@paris' } };
  const url = '/api/v1/parsing/tasks';
  await Promise.all([
    isTold(view, '"link":"@paris"'),
    app.inject({ method: 'POST', url, headers: asUser(teamId), payload }),
  ]);
  leaving.abort();
});

it('shows nobody the tasks of another team', async () => {
  await listen();
  const response = await fetch(`${app.listeningOrigin}/api/v1/parsing/tasks/events`, {
    headers: asUser(newId()),
  });
  const view = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  await expect(view?.read()).resolves.toMatchObject({ value: 'event: tasks\ndata: []\n\n' });
  await view?.cancel();
});
