import { newId, type ServiceApp } from '@muster/service-kit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildApp } from '../src/app.ts';
import { asUser, createParts, type Parts } from './parts.ts';

let parts: Parts;
let app: ServiceApp;
beforeAll(async () => {
  parts = await createParts();
  app = await buildApp(parts.dependencies);
});
afterAll(async () => {
  await app.close();
  await parts.dependencies.close();
});

const ours = asUser(newId());

/** Creates a task; answers the status and the task's id or the problem's code. */
async function create(key: string | null, link = '@berlin', user = ours) {
  const response = await app.inject({
    method: 'POST',
    url: '/api/v1/parsing/tasks',
    headers: { ...user, ...(key && { 'idempotency-key': key }) },
    payload: { source: { kind: 'members', link } },
  });
  const { id, code } = response.json();
  return [response.statusCode, id ?? code];
}

it('makes one task of a wish, however often and however close together it arrives', async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => create('wish-1')));
  expect(new Set(answers.map(([status]) => status))).toEqual(new Set([201]));
  expect(new Set(answers.map(([, id]) => id)).size).toBe(1);
});

it('makes a task of each wish without a key, and of each key', async () => {
  const ids = [await create(null), await create(null), await create('a'), await create('b')].map(
    ([, id]) => id,
  );
  expect(new Set(ids).size).toBe(4);
});

it('refuses a key that was used for something else', async () => {
  await create('wish-2', '@berlin');
  expect(await create('wish-2', '@hamburg')).toEqual([422, 'idempotency_mismatch']);
});

it('takes the same key of another team for another wish', async () => {
  const [, mine] = await create('wish-3');
  const [status, theirs] = await create('wish-3', '@berlin', asUser(newId()));
  expect(status).toBe(201);
  expect(theirs).not.toBe(mine);
});

it('says so when the thing it made is gone', async () => {
  const [, id] = await create('wish-4');
  await app.inject({ method: 'DELETE', url: `/api/v1/parsing/tasks/${id}`, headers: ours });
  expect(await create('wish-4')).toEqual([404, 'not_found']);
});

it('refuses a key that is none', async () => {
  expect(await create('ключ')).toEqual([400, 'invalid_idempotency_key']);
  expect(await create('x'.repeat(256))).toEqual([400, 'invalid_idempotency_key']);
});
