import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { useSandbox } from './fixture.ts';

const telegram = useSandbox({ people: 500 });
const { control } = telegram;

const openApiSchema = z.object({
  openapi: z.string(),
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        summary: z.string().optional(),
        parameters: z.array(z.object({ name: z.string(), description: z.string().optional() })).optional(),
        responses: z.record(z.string(), z.unknown()),
      }),
    ),
  ),
});

describe('the control API', () => {
  it('describes itself so that nobody has to read its code', async () => {
    const { openapi, paths } = openApiSchema.parse(await control.request('GET', '/openapi.json'));
    expect(openapi).toBe('3.1.0');
    const undescribed = Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations).flatMap(([method, { summary, parameters, responses }]) => [
        ...(summary === undefined ? [`${method} ${path} has no summary`] : []),
        ...(parameters ?? [])
          .filter(({ description }) => description === undefined)
          .map(({ name }) => `${method} ${path}: ${name} is not described`),
        ...('default' in responses ? [] : [`${method} ${path} does not say how it refuses`]),
        ...(Object.keys(responses).some(status => /^20[014]$/.test(status))
          ? []
          : [`${method} ${path} does not say what it answers`]),
      ]),
    );
    expect(undescribed).toEqual([]);
    expect(Object.keys(paths)).toContain('/accounts/{userId}/login-codes');
    expect(await control.request('GET', '/healthz')).toEqual({ status: 'ok' });
  });

  it.each([
    [
      'a phone that is taken',
      'POST',
      '/accounts',
      { phone: '15551110000', firstName: 'B' },
      409,
      /15551110000 belongs/,
    ],
    ['a phone that is none', 'POST', '/accounts', { phone: 'x', firstName: 'B' }, 400, /7 to 15 digits/],
    ['nobody', 'GET', '/people/1', undefined, 404, /no person 1/],
    ['no chat', 'GET', '/chats/1', undefined, 404, /no chat 1/],
    ['no route', 'GET', '/nothing', undefined, 404, /openapi/],
    ['no fault', 'DELETE', '/faults/1', undefined, 404, /no fault 1/],
    [
      'a clock beyond the end of time',
      'POST',
      '/clock',
      { advanceMs: Number.MAX_SAFE_INTEGER },
      422,
      /ends on 19 January 2038/,
    ],
    [
      'a fault that is over before it begins',
      'POST',
      '/faults',
      { error: 'X', afterMs: 3_600_000, until: '2020-01-01T00:00:00Z' },
      422,
      /over before it begins/,
    ],
    ['a clock that goes back', 'POST', '/clock', { advanceMs: -1 }, 400, /advanceMs/],
  ])('says what to do about %s', async (_what, method, path, body, status, detail) => {
    if (status === 409) await control.createAccount({ phone: '15551110000', firstName: 'A' });
    const refused = control.request(method, path, body);
    await expect(refused).rejects.toThrow(detail);
    await expect(control.request(method, path, body)).rejects.toThrow(`answered ${status}`);
  });

  it('says so when a chat would be too large', async () => {
    const { userId: creatorUserId } = await telegram.newAccount();
    const create = (kind: 'group' | 'supergroup', count: number) =>
      control.createChat({ kind, title: 'x', creatorUserId, members: { count } });
    await expect(create('group', 200)).rejects.toThrow(/at most 200/);
    await expect(create('supergroup', 200_000)).rejects.toThrow(/at most 200000/);
    await expect(create('supergroup', 501)).rejects.toThrow(/has 500 people/);
  });

  it('makes chats with the members it was given', async () => {
    const [creator, admin, member] = [
      await telegram.newAccount(),
      await telegram.newAccount(),
      await telegram.newAccount(),
    ];
    const chat = await control.createChat({
      kind: 'supergroup',
      title: 'Named',
      creatorUserId: creator.userId,
      admins: [{ userId: admin.userId, canInvite: false }],
      members: { userIds: [member.userId] },
    });
    expect(chat).toMatchObject({ kind: 'supergroup', title: 'Named', username: null, memberCount: 3 });
    const { items } = await control.members(chat.chatId);
    expect(items.map(({ userId, role }) => [userId, role])).toEqual([
      [member.userId, 'member'],
      [admin.userId, 'admin'],
      [creator.userId, 'creator'],
    ]);
    const person = await control.request('GET', `/people/${member.userId}`);
    expect(person).toMatchObject({ chats: [chat.chatId], privacy: { invite: 'everybody' }, deleted: false });
  });

  it('changes only what it is told to about a person', async () => {
    const { userId } = await telegram.newAccount();
    await control.patchPerson(userId, { privacy: { invite: 'nobody' } });
    await control.patchPerson(userId, { premium: true });
    expect(await control.request('GET', `/people/${userId}`)).toMatchObject({
      privacy: { invite: 'nobody' },
      premium: true,
      deleted: false,
    });
  });
});
