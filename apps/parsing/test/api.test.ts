import type { AddressInfo } from 'node:net';
import { newId, type ServiceApp } from '@muster/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../src/app.ts';
import { collectMembers } from '../src/collection/collect-members.ts';
import { freeAccount, group, people, person } from './fakes.ts';
import { asUser, createParts, type Parts } from './parts.ts';

let parts: Parts;
let app: ServiceApp;
const headers = asUser(newId());

beforeAll(async () => {
  parts = await createParts();
  app = await buildApp(parts.dependencies);
});
afterAll(async () => {
  await app.close();
  await parts.dependencies.close();
});

const body = { source: { kind: 'members', link: '@berlin' } };
const tasksUrl = '/api/v1/parsing/tasks';
const create = async (): Promise<string> =>
  (await app.inject({ method: 'POST', url: tasksUrl, headers, payload: body })).json().id;
const get = (url: string) => app.inject({ url, headers });
const post = (url: string) => app.inject({ method: 'POST', url, headers });

const collect = (id: string, pages = [people(1, 3), people(4, 5)]) =>
  collectMembers(
    { ...parts.dependencies, leases: freeAccount(), chats: group(pages) },
    id,
    new AbortController().signal,
  );

it('shows a task from its beginning to its end', async () => {
  const created = await app.inject({ method: 'POST', url: tasksUrl, headers, payload: body });
  expect(created.statusCode).toBe(201);
  expect(created.json()).toMatchObject({
    source: { kind: 'members', link: '@berlin', title: null },
    priority: 'normal',
    speed: 'safe',
    limit: null,
    state: 'queued',
    collected: 0,
    reported: null,
    waiting: null,
    problem: null,
  });
  const { id } = created.json();
  await collect(id);
  expect((await get(`${tasksUrl}/${id}`)).json()).toMatchObject({
    source: { title: 'Berlin' },
    state: 'completed',
    collected: 5,
    reported: 5,
  });
});

it('lists tasks newest first, page by page', async () => {
  const team = asUser(newId());
  const ids: string[] = [];
  for (let i = 0; i < 3; i += 1) {
    const answer = await app.inject({ method: 'POST', url: tasksUrl, headers: team, payload: body });
    ids.push(answer.json().id);
  }
  const first = (await app.inject({ url: `${tasksUrl}?limit=2`, headers: team })).json();
  expect(first).toMatchObject({ items: [{ id: ids[2] }, { id: ids[1] }], total: 3 });
  const url = `${tasksUrl}?limit=2&cursor=${first.nextCursor}`;
  expect((await app.inject({ url, headers: team })).json()).toMatchObject({
    items: [{ id: ids[0] }],
    nextCursor: null,
  });
});

it('shows people page by page', async () => {
  const id = await create();
  await collect(id);
  const first = (await get(`${tasksUrl}/${id}/results?limit=3`)).json();
  expect(first).toMatchObject({ items: people(1, 3), total: 5 });
  const next = (await get(`${tasksUrl}/${id}/results?limit=3&cursor=${first.nextCursor}`)).json();
  expect(next).toMatchObject({ items: people(4, 5), nextCursor: null });
});

it('lists the tasks in one state', async () => {
  const team = asUser(newId());
  const make = () => app.inject({ method: 'POST', url: tasksUrl, headers: team, payload: body });
  const [first] = [(await make()).json(), (await make()).json()];
  await app.inject({ method: 'POST', url: `${tasksUrl}/${first.id}/pause`, headers: team });
  expect((await app.inject({ url: `${tasksUrl}?state=paused`, headers: team })).json()).toMatchObject({
    items: [{ id: first.id, state: 'paused' }],
    total: 1,
  });
});

it('refuses a cursor that is none', async () => {
  expect((await get(`${tasksUrl}?cursor=yesterday`)).json()).toMatchObject({
    code: 'invalid_input',
    fields: [{ path: 'cursor' }],
  });
});

it('pauses, resumes and cancels, and refuses what the state does not allow', async () => {
  const id = await create();
  const state = async (verb: string) => (await post(`${tasksUrl}/${id}/${verb}`)).json();
  expect(await state('resume')).toMatchObject({ code: 'wrong_state' });
  expect(await state('pause')).toMatchObject({ state: 'paused' });
  expect(await state('resume')).toMatchObject({ state: 'queued' });
  expect(await state('cancel')).toMatchObject({ state: 'cancelled', finishedAt: expect.any(String) });
  expect(await state('pause')).toMatchObject({ code: 'wrong_state' });
});

it('deletes a task with its results, but not while it runs', async () => {
  const id = await create();
  await parts.prisma.task.update({ where: { id }, data: { state: 'running' } });
  const remove = () => app.inject({ method: 'DELETE', url: `${tasksUrl}/${id}`, headers });
  expect((await remove()).json()).toMatchObject({ code: 'wrong_state' });
  await collect(id);
  expect((await remove()).statusCode).toBe(204);
  expect(await parts.prisma.result.count({ where: { taskId: id } })).toBe(0);
  expect((await remove()).statusCode).toBe(404);
});

describe('the CSV export', () => {
  it('opens in Excel and runs no formula', async () => {
    const id = await create();
    const names = ['=1+1', '+7', '-1', '@all', '\tx', '\rx', 'Ян "Иван", ok'];
    await collect(id, [names.map((firstName, index) => person(index + 1, { firstName, lastName: '=A1' }))]);
    const { headers: sent, body: csv } = await get(`${tasksUrl}/${id}/export?format=csv`);
    expect(sent).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="people-${id}.csv"`,
    });
    expect(csv.startsWith('\uFEFFplatformUserId,username,firstName,')).toBe(true);
    for (const name of names.slice(0, 4)) expect(csv).toContain(`,'${name},'=A1,`);
    expect(csv).toContain(`,'\tx,`);
    expect(csv).toContain(`,"'\rx",`);
    expect(csv).toContain(',"Ян ""Иван"", ok",');
    expect(csv).toContain(',false,false,false,');
  });

  it('sends everybody once, whatever the size', async () => {
    const id = await create();
    await collect(id, [people(1, 2_500)]);
    const { body: csv } = await get(`${tasksUrl}/${id}/export?format=csv`);
    const sent = csv
      .trim()
      .split('\n')
      .slice(1)
      .map(line => line.split(',')[0]);
    expect(sent).toEqual(people(1, 2_500).map(({ platformUserId }) => platformUserId));
  });

  it('has a heading where nobody was collected', async () => {
    const { body: csv } = await get(`${tasksUrl}/${await create()}/export?format=csv`);
    expect(csv.trim().split('\n')).toHaveLength(1);
  });
});

it('shows a task live', async () => {
  const id = await create();
  await app.listen({ port: 0, host: '127.0.0.1' });
  const address = app.server.address();
  const { port }: Partial<AddressInfo> = typeof address === 'object' && address ? address : {};
  const leaving = new AbortController();
  const response = await fetch(`http://127.0.0.1:${port}${tasksUrl}/${id}/events`, {
    headers,
    signal: leaving.signal,
  });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const states: string[] = [];
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    const found = [...text.matchAll(/event: task\ndata: .*?"state":"(\w+)"/g)].map(match => match[1] ?? '');
    if (states.length === 0 && found.length > 0) void collect(id);
    states.splice(0, states.length, ...found);
    if (found.includes('completed')) break;
  }
  leaving.abort();
  expect(states[0]).toBe('queued');
  expect(states).toContain('running');
});
