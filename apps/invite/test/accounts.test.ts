import type { Ineligible } from '@muster/contracts';
import { newId, type ServiceApp } from '@muster/service-kit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildApp } from '../src/app.ts';
import { runTask } from '../src/execution/run-task.ts';
import { holderOf } from '../src/execution/take-account.ts';
import { asUser, CHANNEL, createParts, newTask, type Parts } from './parts.ts';
import { at, createWorld } from './world.ts';

const teamId = newId();
let parts: Parts;
let app: ServiceApp;

/** What account-manager knows of the team's accounts. */
let eligible: string[] = [];
let ineligible: Ineligible[] = [];
let holders = new Map<string, string>();

beforeAll(async () => {
  parts = await createParts();
  app = await buildApp({
    ...parts.dependencies,
    standings: async (team, channel) =>
      team === teamId && channel === CHANNEL ? { eligible, ineligible } : { eligible: [], ineligible: [] },
    holdersFor: () => async () => holders,
  });
});
afterAll(async () => {
  await app.close();
  await parts.dependencies.close();
});

const accountsOf = async (taskId: string) => {
  const url = `/api/v1/invites/tasks/${taskId}/accounts`;
  return (await app.inject({ url, headers: asUser(teamId, 'viewer') })).json().items;
};

it('tells why each account of the team waits, first those who work', async () => {
  const task = await newTask(parts, { teamId, people: [] });
  const [inviting, ready, resting, banned, busy] = [newId(), newId(), newId(), newId(), newId()];
  eligible = [ready];
  ineligible = [
    { accountId: banned, reason: 'banned', nextAt: null },
    { accountId: resting, reason: 'invites_per_hour', nextAt: at(60_000) },
    { accountId: inviting, reason: 'leased', nextAt: at(5_000) },
    { accountId: busy, reason: 'leased', nextAt: at(5_000) },
  ];
  holders = new Map([
    [inviting, holderOf(task)],
    [busy, 'parsing task'],
  ]);
  expect(await accountsOf(task.id)).toMatchObject([
    { accountId: inviting, standing: 'inviting', wait: null },
    { accountId: ready, standing: 'ready', wait: null },
    {
      accountId: resting,
      standing: 'waiting',
      wait: { reason: 'invites_per_hour', until: expect.any(String) },
    },
    { accountId: busy, standing: 'waiting', wait: { reason: 'leased' } },
    { accountId: banned, standing: 'out', wait: { reason: 'banned', until: null } },
  ]);
});

it('tells of the chosen accounts alone, and of one that dropped out or was removed', async () => {
  const [chosen, dropped, removed] = [newId(), newId(), newId()];
  const task = await newTask(parts, { teamId, people: [], accountIds: [removed, dropped, chosen] });
  await parts.prisma.task.update({
    where: { id: task.id },
    data: { droppedAccounts: { [dropped]: 'chat_write_forbidden' } },
  });
  eligible = [newId(), chosen, dropped];
  ineligible = [];
  expect(await accountsOf(task.id)).toMatchObject([
    { accountId: chosen, standing: 'ready' },
    { accountId: removed, standing: 'out', wait: { reason: 'account_removed' } },
    { accountId: dropped, standing: 'out', wait: { reason: 'chat_write_forbidden' } },
  ]);
});

it('counts what each account did for the task', async () => {
  const account = newId();
  const task = await newTask(parts, { teamId, people: [1, 2] });
  const world = createWorld([account]);
  await runTask({ ...parts.dependencies, ...world }, task.id, new AbortController().signal);
  eligible = [account];
  ineligible = [];
  expect(await accountsOf(task.id)).toMatchObject([{ accountId: account, joined: 2, attempts: 2 }]);
  // What it did is not undone by leaving the team.
  eligible = [];
  expect(await accountsOf(task.id)).toMatchObject([
    { accountId: account, standing: 'out', wait: { reason: 'account_removed' }, joined: 2, attempts: 2 },
  ]);
});
