import { allRoutes, type RouteContract } from '@muster/contracts';
import { newId, type ServiceApp } from '@muster/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../src/app.ts';
import { createTask } from '../src/tasks/create-task.ts';
import { asUser, createParts, type Parts } from './parts.ts';

const routes = allRoutes.filter(route => route.service === 'parsing');
/** Once it is allowed it has no end; what it shows to whom is tested with the live views. */
const isLiveView = ({ url, success }: RouteContract) =>
  success.contentType === 'text/event-stream' && !url.includes(':id');
const ours = newId();
let parts: Parts;
let app: ServiceApp;
let taskId: string;

beforeAll(async () => {
  parts = await createParts();
  app = await buildApp(parts.dependencies);
  const wish = {
    source: { kind: 'members', link: '@berlin' },
    priority: 'normal',
    speed: 'safe',
    limit: undefined,
  } as const;
  const task = await createTask({ ...parts.dependencies, ring: async () => {} }, ours, wish);
  taskId = task.id;
});
afterAll(async () => {
  await app.close();
  await parts.dependencies.close();
});

/** What each route that takes a query or a body is called with. */
const given: Record<string, { query?: Record<string, string>; body?: object }> = {
  createParsingTask: { body: { source: { kind: 'members', link: '@berlin' } } },
  exportParsingResults: { query: { format: 'csv' } },
};

const call = ({ operationId, method, url }: RouteContract, headers: Record<string, string>) =>
  app.inject({
    method,
    url: url.replace(':id', taskId),
    headers,
    query: given[operationId]?.query ?? {},
    ...(given[operationId]?.body && { payload: given[operationId].body }),
  });

describe.each(routes.map(route => [route.operationId, route] as const))('%s', (_, contract) => {
  it('wants a user of the gateway', async () => {
    const anonymous = await call(contract, { 'muster-service-token': 'gateway' });
    const { authorization } = asUser(ours, 'admin');
    const direct = await call(contract, { authorization });
    expect([anonymous.statusCode, direct.statusCode]).toEqual([401, 401]);
  });

  it('shows another team nothing', async () => {
    if (isLiveView(contract)) return;
    const answer = await call(contract, asUser(newId(), 'admin'));
    if (contract.url.includes(':id')) expect(answer.statusCode).toBe(404);
    else if (contract.method === 'GET') expect(answer.json()).toMatchObject({ items: [], total: 0 });
    else expect(answer.statusCode).toBe(contract.success.status);
  });

  it('lets viewers look and not touch', async () => {
    if (contract.method === 'GET') return;
    expect((await call(contract, asUser(ours, 'viewer'))).statusCode).toBe(403);
  });
});

it('left the task as it was', async () => {
  expect(await parts.dependencies.tasks.find(ours, taskId)).toMatchObject({ state: 'queued' });
});
