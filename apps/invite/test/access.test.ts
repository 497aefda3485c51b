import { allRoutes, type RouteContract } from '@muster/contracts';
import { newId, type ServiceApp } from '@muster/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../src/app.ts';
import { asUser, createParts, newTask, type Parts } from './parts.ts';

const routes = allRoutes.filter(route => route.service === 'invite');
const ours = newId();
let parts: Parts;
let app: ServiceApp;
let taskId: string;

beforeAll(async () => {
  parts = await createParts();
  const { dependencies } = parts;
  // Another team has no accounts, and sees none of ours to choose.
  const accountsFor = () => ({ ...dependencies.accountsFor(''), list: async () => [] });
  app = await buildApp({ ...dependencies, accountsFor });
  taskId = (await newTask(parts, { teamId: ours, state: 'draft' })).id;
});
afterAll(async () => {
  await app.close();
  await parts.dependencies.close();
});

/** What each route that takes a body is called with. */
const bodies: Record<string, object> = {
  createInviteTask: { name: 'Welcome', destination: '@home', kind: 'group_invite', accountIds: [newId()] },
  importParsingResults: { parsingTaskId: newId() },
};

const call = ({ operationId, method, url }: RouteContract, headers: Record<string, string>) =>
  app.inject({
    method,
    url: url.replace(':id', taskId),
    headers,
    ...(bodies[operationId] && { payload: bodies[operationId] }),
  });

describe.each(routes.map(route => [route.operationId, route] as const))('%s', (_, contract) => {
  it('wants a user of the gateway', async () => {
    const anonymous = await call(contract, { 'muster-service-token': 'gateway' });
    const { authorization } = asUser(ours, 'admin');
    const direct = await call(contract, { authorization });
    expect([anonymous.statusCode, direct.statusCode]).toEqual([401, 401]);
  });

  it('shows another team nothing', async () => {
    const answer = await call(contract, asUser(newId(), 'admin'));
    if (contract.method === 'GET' && !contract.url.includes(':id'))
      expect(answer.json()).toMatchObject({ items: [], total: 0 });
    else expect(answer.statusCode).toBe(404);
  });

  it('lets viewers look and not touch', async () => {
    if (contract.method === 'GET') return;
    expect((await call(contract, asUser(ours, 'viewer'))).statusCode).toBe(403);
  });
});

it('left the task as it was', async () => {
  expect(await parts.dependencies.tasks.find(ours, taskId)).toMatchObject({ state: 'draft' });
});
