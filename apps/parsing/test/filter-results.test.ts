import { newId, type ServiceApp } from '@muster/service-kit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildApp } from '../src/app.ts';
import { collectMembers } from '../src/collection/collect-members.ts';
import { createTask } from '../src/tasks/create-task.ts';
import { freeAccount, group, person } from './fakes.ts';
import { asUser, createParts, type Parts } from './parts.ts';

const teamId = newId();
const PEOPLE = [
  person(1, { username: 'Runner_Ann', firstName: 'Анна', lastName: 'Ли' }),
  person(2, { username: null, firstName: 'Bob', lastName: '100%' }),
  person(3, { username: 'helper_bot', firstName: 'Helper', bot: true }),
  person(4, { username: 'carl', firstName: 'Carl', premium: true }),
  person(5, { username: null, firstName: '', deleted: true }),
];

let parts: Parts;
let app: ServiceApp;
let id: string;

beforeAll(async () => {
  parts = await createParts();
  app = await buildApp(parts.dependencies);
  ({ id } = await createTask(parts.dependencies, teamId, {
    source: { kind: 'members', link: '@berlin' },
    priority: 'normal',
    speed: 'safe',
    limit: undefined,
  }));
  const tools = { ...parts.dependencies, leases: freeAccount(), chats: group([PEOPLE]) };
  await collectMembers(tools, id, new AbortController().signal);
});
afterAll(async () => {
  await app.close();
  await parts.dependencies.close();
});

/** The ids of those shown, and how many there are. */
async function shown(query: Record<string, string>): Promise<[string[], number]> {
  const url = `/api/v1/parsing/tasks/${id}/results?${new URLSearchParams(query)}`;
  const { items, total } = (await app.inject({ url, headers: asUser(teamId) })).json();
  return [items.map((item: { platformUserId: string }) => item.platformUserId), total];
}

it.each([
  ['a part of a username, in any case', { text: 'NNER_a' }, ['1']],
  ['a username as people write it', { text: '@carl' }, ['4']],
  ['a name that is not Latin, first and last together', { text: 'анна л' }, ['1']],
  ['a sign that a pattern would take for anything', { text: '%' }, ['2']],
  ['those with a username', { hasUsername: 'true' }, ['1', '3', '4']],
  ['those without', { hasUsername: 'false' }, ['2', '5']],
  ['premium', { premium: 'true' }, ['4']],
  ['bots', { bot: 'true' }, ['3']],
  ['deleted accounts', { deleted: 'true' }, ['5']],
  ['one person', { platformUserId: '3' }, ['3']],
  ['all that is asked at once', { bot: 'false', hasUsername: 'true', text: 'r' }, ['1', '4']],
  ['nobody', { text: 'nobody' }, []],
])('finds %s', async (_, query, ids) => {
  expect(await shown(query)).toEqual([ids, ids.length]);
});

it('finds the same people for the file that is downloaded', async () => {
  const url = `/api/v1/parsing/tasks/${id}/export?format=csv&bot=false&text=r`;
  const { body } = await app.inject({ url, headers: asUser(teamId) });
  const [, ...people] = body.trim().split('\n');
  expect(people.map(line => line.split(',')[0])).toEqual(['1', '4']);
});

it('counts all that are found, and passes over as many as it is told to', async () => {
  expect(await shown({ skip: '3' })).toEqual([['4', '5'], 5]);
  expect(await shown({ bot: 'false', skip: '1', limit: '2' })).toEqual([['2', '4'], 4]);
  expect(await shown({ skip: '9' })).toEqual([[], 5]);
});
