import type { AddressInfo } from 'node:net';
import { type Account, type ChatRights, type Person, waitReasons } from '@muster/contracts';
import { createMetrics, newId, problem, type ServiceApp } from '@muster/service-kit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildApp } from '../src/app.ts';
import { runTask } from '../src/execution/run-task.ts';
import type { Check } from '../src/tasks/destination.ts';
import { presentReason as reasonOf } from '../src/tasks/reason.ts';
import { asUser, CHANNEL, createParts, newTask, type Parts, person } from './parts.ts';
import { createWorld, joined, refused } from './world.ts';

let parts: Parts;
let app: ServiceApp;
const teamId = newId();
const headers = asUser(teamId);

/** What the team's accounts see, by account. */
let checks: Map<string, Check>;
/** The pages of every parsing task. */
let results: Person[][];

const account = (id: string): Account => ({
  id,
  platform: 'telegram',
  platformUserId: '1',
  username: null,
  firstName: 'Ann',
  lastName: null,
  phoneHint: '+7 ··· 67',
  label: null,
  state: 'active',
  stateUntil: null,
  connectedAt: new Date(0).toISOString(),
});

const rights = (given: Partial<ChatRights> = {}): Check => ({
  status: 'checked',
  rights: {
    channel: CHANNEL,
    role: 'admin',
    permissions: ['invite_users'],
    mayInvite: true,
    title: 'Home',
    members: 10,
    kind: 'supergroup',
    ...given,
  },
});

beforeAll(async () => {
  parts = await createParts();
  app = await buildApp({
    ...parts.dependencies,
    accountsFor: () => ({
      list: async () => [...checks.keys()].map(account),
      check: async id => checks.get(id) ?? { status: 'failed', code: 'not_found' },
    }),
    resultsFor: () =>
      async function* readPages() {
        for (const page of results) yield page;
      },
  });
});
afterAll(async () => {
  await app.close();
  await parts.dependencies.close();
});
beforeEach(() => {
  checks = new Map([[newId(), rights()]]);
  results = [[person(1), person(2)]];
});

const tasksUrl = '/api/v1/invites/tasks';
const wish = { name: 'Welcome', destination: '@home', kind: 'group_invite' };
const get = async (url: string) => (await app.inject({ url: `${tasksUrl}${url}`, headers })).json();
const post = async (url: string, payload?: object) =>
  (
    await app.inject({ method: 'POST', url: `${tasksUrl}${url}`, headers, ...(payload && { payload }) })
  ).json();
const importInto = (id: string) => post(`/${id}/targets/import-parsing`, { parsingTaskId: newId() });

describe('creating a task', () => {
  it('finds an account that may invite, and draws up the task', async () => {
    checks = new Map([
      [newId(), rights({ role: 'member', mayInvite: false })],
      [newId(), { status: 'failed', code: 'account_busy' }],
      [newId(), rights()],
    ]);
    expect(await post('', wish)).toMatchObject({
      name: 'Welcome',
      state: 'draft',
      destination: { link: '@home', channel: CHANNEL, title: 'Home', kind: 'supergroup' },
      accountIds: null,
      priority: 'normal',
      waiting: null,
      problem: null,
      targets: { pending: 0, total: 0 },
      startedAt: null,
    });
  });

  it.each<[string, Check[], string]>([
    ['no account may invite', [rights({ mayInvite: false })], 'chat_admin_required'],
    ['the team has no account', [], 'no_account_connected'],
    [
      'an account that may be the one is busy',
      [rights({ mayInvite: false }), { status: 'failed', code: 'account_busy' }],
      'account_busy',
    ],
    ['the link leads nowhere', [{ status: 'failed', code: 'link_not_recognised' }], 'link_not_recognised'],
    ['no account finds the chat', [{ status: 'failed', code: 'chat_not_found' }], 'chat_not_found'],
    [
      'it is a large broadcast channel',
      [rights({ kind: 'channel', members: 201 })],
      'channel_accepts_no_additions',
    ],
  ])('is refused when %s', async (_, seen, code) => {
    checks = new Map(seen.map(check => [newId(), check]));
    expect(await post('', wish)).toMatchObject({ code });
  });

  it('is told which limit of an account stands in the way, and until when', async () => {
    const limit = {
      name: 'resolves_per_day',
      message: waitReasons.resolves_per_day,
      value: 100,
      used: 100,
      nextAt: '2030-01-01T00:00:00.000Z',
    };
    const reached: Check = { status: 'failed', code: 'account_limit_reached', retryAfterSeconds: 60, limit };
    checks = new Map([
      [newId(), { ...reached, retryAfterSeconds: 90, limit: { ...limit, used: 101 } }],
      [newId(), reached],
      [newId(), { status: 'failed', code: 'account_banned' }],
      [newId(), rights({ mayInvite: false })],
    ]);
    expect(await post('', wish)).toMatchObject({
      status: 429,
      code: 'account_limit_reached',
      retryAfterSeconds: 60,
      limit,
    });
  });

  it('takes a small broadcast channel', async () => {
    checks = new Map([[newId(), rights({ kind: 'channel', members: 200 })]]);
    expect(await post('', wish)).toMatchObject({ state: 'draft' });
  });

  it('refuses an account of somebody else', async () => {
    expect(await post('', { ...wish, accountIds: [newId()] })).toMatchObject({ code: 'not_found' });
  });
});

describe('importing from parsing', () => {
  it('counts duplicates, bots, deleted and protected people, and adds the others', async () => {
    const { id } = await newTask(parts, { teamId, people: [1], state: 'draft' });
    const guarded = parts.dependencies.hashPerson('5');
    await parts.prisma.protectedPerson.create({
      data: { teamId, personKey: guarded, reasonCode: 'peer_flood', protectedAt: new Date() },
    });
    results = [
      [person(1), person(2), person(3, { bot: true })],
      [person(4, { deleted: true }), person(5), person(6, { firstName: 'Ян', lastName: 'К' })],
    ];
    expect(await importInto(id)).toEqual({ added: 2, duplicates: 1, bots: 1, deleted: 1, protected: 1 });
    expect(await get(`/${id}/targets/stats`)).toMatchObject({ pending: 3, total: 3 });
    const { items } = await get(`/${id}/targets?state=pending`);
    expect(items.at(-1)).toMatchObject({
      platformUserId: '6',
      username: 'user6',
      displayName: 'Ян К',
      state: 'pending',
      reason: null,
    });
    expect(await importInto(id)).toMatchObject({ added: 0, duplicates: 3 });
  });

  it('says so when the source is empty', async () => {
    const { id } = await newTask(parts, { teamId, people: [], state: 'draft' });
    results = [[]];
    expect(await importInto(id)).toMatchObject({ code: 'source_empty' });
  });

  it('passes on that parsing has no such task', async () => {
    const { id } = await newTask(parts, { teamId, people: [], state: 'draft' });
    const strict = await buildApp({
      ...parts.dependencies,
      metrics: createMetrics('invite'),
      resultsFor: () => () => {
        throw problem('not_found');
      },
    });
    const url = `${tasksUrl}/${id}/targets/import-parsing`;
    const answer = await strict.inject({ method: 'POST', url, headers, payload: { parsingTaskId: newId() } });
    expect(answer.statusCode).toBe(404);
    await strict.close();
  });

  it('adds nobody to a task that has ended', async () => {
    const { id } = await newTask(parts, { teamId, state: 'completed' });
    expect(await importInto(id)).toMatchObject({ code: 'wrong_state' });
  });
});

it('starts, pauses, resumes and cancels, and refuses what the state does not allow', async () => {
  const { id } = await newTask(parts, { teamId, people: [], state: 'draft' });
  expect(await post(`/${id}/start`)).toMatchObject({ code: 'no_targets' });
  await importInto(id);
  expect(await post(`/${id}/pause`)).toMatchObject({ code: 'wrong_state' });
  expect(await post(`/${id}/start`)).toMatchObject({ state: 'running', startedAt: expect.any(String) });
  expect(await post(`/${id}/start`)).toMatchObject({ code: 'wrong_state' });
  expect(await post(`/${id}/pause`)).toMatchObject({ state: 'paused' });
  expect(await post(`/${id}/resume`)).toMatchObject({ state: 'running' });
  const running = await app.inject({ method: 'DELETE', url: `${tasksUrl}/${id}`, headers });
  expect(running.json()).toMatchObject({ code: 'wrong_state' });
  expect(await post(`/${id}/cancel`)).toMatchObject({ state: 'cancelled' });
  expect(await post(`/${id}/resume`)).toMatchObject({ code: 'wrong_state' });
  const ended = await app.inject({ method: 'DELETE', url: `${tasksUrl}/${id}`, headers });
  expect(ended.statusCode).toBe(204);
});

it('shows every attempt with its plain reason, newest first', async () => {
  const task = await newTask(parts, { teamId, people: [1, 2] });
  const world = createWorld([newId()], ({ person: id }) =>
    id === '1' ? refused('user_channels_too_much') : joined(),
  );
  await runTask({ ...parts.dependencies, ...world }, task.id, new AbortController().signal);
  const { items, total } = await get(`/${task.id}/log`);
  expect(total).toBe(2);
  expect(items).toMatchObject([
    { platformUserId: '2', displayName: 'First 2', outcome: 'joined', reason: null },
    {
      platformUserId: '1',
      outcome: 'refused',
      reason: {
        code: 'user_channels_too_much',
        message: { en: 'They are in too many groups and channels already.' },
        platformError: null,
      },
    },
  ]);
  const { items: failed } = await get(`/${task.id}/targets?state=failed`);
  expect(failed).toMatchObject([{ platformUserId: '1', reason: { code: 'user_channels_too_much' } }]);
  expect((await get(`/${task.id}/log?outcome=joined`)).items).toMatchObject([{ platformUserId: '2' }]);
  expect(await get(`/${task.id}/log?reason=user_channels_too_much`)).toMatchObject({
    items: [{ platformUserId: '1' }],
    total: 1,
  });
  expect(await get(`/${task.id}/log/counts`)).toEqual({
    items: [
      { outcome: 'joined', reason: null, attempts: 1 },
      { outcome: 'refused', reason: reasonOf('user_channels_too_much'), attempts: 1 },
    ],
  });
  const { items: newest } = await get('?limit=1');
  expect(newest).toMatchObject([{ id: task.id, state: 'completed', targets: { joined: 1, failed: 1 } }]);
});

it('shows the attempts of a team over all its tasks, newest first, and no others', async () => {
  const ownTeam = newId();
  const play = ({ person: id }: { person: string }) =>
    id === '2' ? refused('user_privacy_restricted') : joined();
  const inviteFor = async (team: string, people: number[]) => {
    const task = await newTask(parts, { teamId: team, people });
    const world = createWorld([newId()], play);
    await runTask({ ...parts.dependencies, ...world }, task.id, new AbortController().signal);
    return { id: task.id, name: 'Welcome', destination: 'Home' };
  };
  const [first, second] = [await inviteFor(ownTeam, [1, 2]), await inviteFor(ownTeam, [3])];
  await inviteFor(newId(), [4]);

  const read = async (query: string) =>
    (
      await app.inject({ url: `/api/v1/invites/attempts${query}`, headers: asUser(ownTeam, 'viewer') })
    ).json();
  expect(await read('')).toMatchObject({
    items: [
      { platformUserId: '3', outcome: 'joined', task: second },
      { platformUserId: '2', outcome: 'refused', task: first },
      { platformUserId: '1', outcome: 'joined', task: first },
    ],
    total: 3,
    nextCursor: null,
  });
  const page = await read('?outcome=joined&limit=1');
  expect(page).toMatchObject({ items: [{ platformUserId: '3' }], total: 2 });
  expect(await read(`?outcome=joined&cursor=${page.nextCursor}`)).toMatchObject({
    items: [{ platformUserId: '1' }],
    nextCursor: null,
  });
});

it('estimates how many attempts a team has made once they are more than anybody counts', async () => {
  const ownTeam = newId();
  const { id } = await newTask(parts, { teamId: ownTeam, people: [1] });
  await parts.prisma.$executeRaw`
    INSERT INTO attempts (id, team_id, task_id, target_id, channel_key, person_key, account_id, permit_id, open,
                          outcome, started_at)
    SELECT overlay(gen_random_uuid()::text PLACING '7' FROM 15 FOR 1)::uuid, team_id, task_id, id, 'home', 'person',
           ${newId()}::uuid, gen_random_uuid(), false,
           CASE WHEN n <= 10000 THEN 'joined' ELSE 'refused' END, now()
    FROM targets, generate_series(1, 12000) AS n WHERE task_id = ${id}::uuid`;
  await parts.prisma.$executeRaw`ANALYZE attempts`;
  const totalOf = async (query: string): Promise<number> => {
    const url = `/api/v1/invites/attempts?limit=1${query}`;
    return (await app.inject({ url, headers: asUser(ownTeam, 'viewer') })).json().total;
  };
  expect(await totalOf('&outcome=joined')).toBe(10_000);
  const estimated = await totalOf('');
  expect(estimated).toBeGreaterThan(11_000);
  expect(estimated).toBeLessThan(15_000);
});

it('lists the tasks of one state', async () => {
  const paused = await newTask(parts, { teamId, state: 'paused' });
  await newTask(parts, { teamId, state: 'cancelled' });
  const { items } = await get('?state=paused');
  expect(items[0]).toMatchObject({ id: paused.id });
  expect(new Set(items.map((task: { state: string }) => task.state))).toEqual(new Set(['paused']));
});

it('shows a task and its attempts live', async () => {
  const task = await newTask(parts, { teamId, people: [7] });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const address = app.server.address();
  const { port }: Partial<AddressInfo> = typeof address === 'object' && address ? address : {};
  const leaving = new AbortController();
  const response = await fetch(`http://127.0.0.1:${port}${tasksUrl}/${task.id}/events`, {
    headers,
    signal: leaving.signal,
  });
  const world = createWorld([newId()]);
  const decoder = new TextDecoder();
  let text = '';
  let isRunning = false;
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.includes('"state":"completed"')) break;
    if (isRunning || !text.includes('event: task\n')) continue;
    isRunning = true;
    void runTask({ ...parts.dependencies, ...world }, task.id, leaving.signal);
  }
  leaving.abort();
  const outcomes = [...text.matchAll(/event: attempt\ndata: .*?"outcome":"(\w+)"/g)].map(match => match[1]);
  expect(outcomes).toEqual(['under_way', 'joined']);
});
