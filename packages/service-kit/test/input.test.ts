import { defineRoute } from '@muster/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createLogger, createMetrics, createServiceApp, route, type ServiceApp } from '../src/index.ts';

const contract = defineRoute({
  operationId: 'try',
  service: 'parsing',
  summary: 'A route with something of everything',
  method: 'POST',
  url: '/try',
  access: { kind: 'services', callers: ['invite'] },
  body: z.object({
    email: z.email(),
    name: z.string().min(3).max(5),
    phone: z.string().regex(/^\d+$/, 'phone_invalid'),
    speed: z.enum(['safe', 'fast']),
    count: z.number().int().min(1).max(9),
    id: z.uuid(),
    options: z.strictObject({ deep: z.boolean() }).optional(),
  }),
  success: { status: 200, schema: z.object({ got: z.unknown() }) },
});
const poke = defineRoute({
  operationId: 'poke',
  service: 'parsing',
  summary: 'A route without a body',
  method: 'POST',
  url: '/poke',
  access: contract.access,
  success: { status: 204 },
});
const right = {
  email: 'a@example.org',
  name: 'Anna',
  phone: '7999',
  speed: 'safe',
  count: 3,
  id: '01a1fab7-c372-7689-b490-4ff70b47d6d4',
};

describe('what a body is told', () => {
  let app: ServiceApp;
  beforeAll(() => {
    app = createServiceApp({
      log: createLogger({ name: 'parsing', level: 'silent' }),
      metrics: createMetrics('parsing'),
      verifiers: { verifyUser: async () => null, verifyService: async () => 'invite' },
      readiness: {},
    });
    route(app, contract, async ({ body }) => ({ got: body }));
    route(app, poke, async () => {});
  });
  afterAll(() => app.close());

  const send = async (payload: string, type = 'application/json') => {
    const headers = { 'muster-service-token': 'x', 'content-type': type };
    const response = await app.inject({
      method: 'POST',
      url: '/try',
      headers,
      ...(payload !== undefined && { payload }),
    });
    return response.json();
  };
  const fieldsOf = async (change: object) => (await send(JSON.stringify({ ...right, ...change }))).fields;

  it.each([
    [{ email: 'anna' }, 'email', 'This is not an e-mail address.', 'Это не адрес электронной почты.'],
    [{ name: undefined }, 'name', 'This field is required.', 'Это поле обязательно.'],
    [{ name: 'A' }, 'name', 'At least 3 characters are needed.', 'Нужно символов: не меньше 3.'],
    [{ name: 'Anna Maria' }, 'name', 'At most 5 characters are allowed.', 'Допустимо символов: не больше 5.'],
    [{ name: 7 }, 'name', 'This must be a text.', 'Здесь должно быть: текст.'],
    [{ speed: 'wild' }, 'speed', 'This must be one of: safe, fast.', 'Допустимые значения: safe, fast.'],
    [{ count: 0 }, 'count', 'This must be at least 1.', 'Значение должно быть не меньше 1.'],
    [{ count: 10 }, 'count', 'This must be at most 9.', 'Значение должно быть не больше 9.'],
    [{ count: 1.5 }, 'count', 'This must be a whole number.', 'Здесь должно быть: целое число.'],
    [{ id: 'x' }, 'id', 'This is not an id.', 'Это не идентификатор.'],
    [
      { options: { deep: true, wide: 1 } },
      'options',
      'There is no such field: wide.',
      'Такого поля нет: wide.',
    ],
  ])('names the field and what is wrong with it: %j', async (change, path, en, ru) => {
    expect(await fieldsOf(change)).toEqual([{ path, message: { en, ru } }]);
  });

  it('says it in the words of the catalogue where a field has its own', async () => {
    expect((await fieldsOf({ phone: 'abc' }))[0].message.en).toContain('country code');
  });

  it('is a sentence for what is not JSON', async () => {
    expect(await send('{"name":')).toMatchObject({ status: 400, code: 'malformed_json' });
  });

  it('takes an empty body for none, whatever its type says', async () => {
    const headers = { 'muster-service-token': 'x', 'content-type': 'application/json' };
    expect((await app.inject({ method: 'POST', url: '/poke', headers, payload: '' })).statusCode).toBe(204);
  });

  it('refuses the one character that no text can hold, and what only looks like it passes', async () => {
    const nul = await send(JSON.stringify({ ...right, name: 'A\0na' }));
    expect(nul).toMatchObject({ status: 400, code: 'invalid_character' });
    expect(
      await send(
        String.raw`{"email":"a@example.org","name":"\\u0","phone":"1","speed":"safe","count":1,"id":"${right.id}"}`,
      ),
    ).toMatchObject({ got: { name: '\\u0' } });
  });

  it('refuses other types, and too much', async () => {
    expect(await send('hello', 'text/plain')).toMatchObject({ status: 415, code: 'unsupported_media_type' });
    expect(await send(`"${'x'.repeat(1024 * 1024)}"`)).toMatchObject({
      status: 413,
      code: 'payload_too_large',
    });
  });

  it('is told that a route does not exist, and not that something was deleted', async () => {
    const response = await app.inject({ method: 'PUT', url: '/try' });
    expect(response.json()).toMatchObject({ status: 404, code: 'no_such_route' });
  });
});
