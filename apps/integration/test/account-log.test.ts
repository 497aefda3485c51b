import { sentenceOf } from '@muster/contracts';
import { newId } from '@muster/service-kit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { NewEntry } from '../src/account-log/entry.ts';
import { connectAccount, createTelegramAccount } from './harness.ts';
import { createInviting, first, type Inviting } from './inviting.ts';

let team: Inviting;
beforeAll(async () => {
  team = await createInviting();
});
afterAll(() => team.harness.close());
beforeEach(() => team.control.clearFaults());

const read = async (path: string, teamId = team.teamId) => {
  await team.integration.dependencies.accountLog.flush();
  return team.integration.call({ teamId, role: 'viewer' }, 'GET', `/api/v1/accounts${path}`);
};

/** Writes entries that happened at these moments to a team of their own. */
async function teamWith(...entries: Partial<NewEntry>[]) {
  const teamId = newId();
  const accountId = newId();
  const usual = { teamId, accountId, kind: 'error', at: new Date() } as const;
  const written = entries.map((entry): NewEntry => ({ ...usual, ...entry, id: newId() }));
  await team.integration.dependencies.accountLogStore.add(written);
  return { teamId, accountId, ids: written.map(({ id }) => id) };
}

describe('the log of an account', () => {
  it('tells of its login, of what it changed and of what was refused, and of nothing it only read', async () => {
    const at = await team.scene();
    await team.invite(at, first(at));
    await team.control.addFault({
      method: 'channels.inviteToChannel',
      error: 'USER_CHANNELS_TOO_MUCH',
      count: 1,
    });
    await team.invite(at, at.people[1] ?? '');
    await team.control.changePerson(at.people[2] ?? '', { privacy: { invite: 'nobody' } });
    await team.invite(at, at.people[2] ?? '');
    const { body } = await read(`/${at.accountId}/log`);
    const detail = { channel: at.channel };
    const method = {
      platformMethod: 'channels.InviteToChannel',
      action: { en: 'Inviting into a chat' },
      accountId: at.accountId,
      chatTitle: 'Destination',
    };
    expect(body.items).toMatchObject([
      { ...method, kind: 'error', code: 'user_privacy_restricted', platformError: null, detail },
      {
        ...method,
        kind: 'error',
        code: 'user_channels_too_much',
        platformError: 'USER_CHANNELS_TOO_MUCH',
        message: { en: 'They are in too many groups and channels already.' },
        detail,
      },
      { ...method, kind: 'call', code: null, platformError: null, detail },
      {
        kind: 'login',
        code: null,
        platformMethod: null,
        action: null,
        message: { ru: 'Аккаунт подключён.' },
        chatTitle: null,
        detail: {},
      },
    ]);
    expect(body).toMatchObject({ total: 4, nextCursor: null });
  });

  it('tells once that its session has ended', async () => {
    const at = await team.scene();
    await team.control.revokeSessions(at.telegram.userId);
    await team.invite(at, first(at));
    await team.invite(at, first(at));
    const { body } = await read(`/${at.accountId}/log?code=account_logged_out`);
    // Whatever is still asked of it before that is known is an error.
    const kinds: string[] = body.items.map(({ kind }: { kind: string }) => kind);
    expect(kinds.filter(kind => kind !== 'error')).toEqual(['logout']);
    await connectAccount(team.harness, team.integration, team.teamId, at.telegram);
    const logins = await read(`/${at.accountId}/log?kind=login`);
    expect(logins.body.total).toBe(2);
  });

  it('says nothing of an account that may not act, and so was not asked to', async () => {
    const at = await team.scene();
    await team.control.addFault({ method: 'channels.inviteToChannel', error: 'PEER_FLOOD', count: 1 });
    await team.invite(at, first(at));
    await team.invite(at, first(at));
    const { body } = await read(`/${at.accountId}/log?code=peer_flood`);
    expect(body.total).toBe(1);
  });
});

describe('the log of a team', () => {
  it('is searched by account, code, kind and time, and read page by page', async () => {
    const hour = (n: number) => new Date(Date.UTC(2026, 9, 1, n));
    const other = newId();
    const { teamId, ids } = await teamWith(
      { at: hour(0), kind: 'login' },
      { at: hour(1), code: 'peer_flood' },
      { at: hour(2), code: 'flood_wait' },
      { at: hour(3), code: 'peer_flood', accountId: other },
    );
    const found = async (query: string) => {
      const { body } = await read(`/log?${query}`, teamId);
      return body.items.map(({ id }: { id: string }) => ids.indexOf(id));
    };
    expect(await found('')).toEqual([3, 2, 1, 0]);
    expect(await found(`accountId=${other}`)).toEqual([3]);
    expect(await found('code=peer_flood')).toEqual([3, 1]);
    expect(await found('kind=login')).toEqual([0]);
    expect(await found('since=2026-10-01T01:00:00Z&until=2026-10-01T03:00:00Z')).toEqual([2, 1]);
    const { body: page } = await read('/log?limit=3', teamId);
    expect(page).toMatchObject({ total: 4, nextCursor: ids[1] });
    expect(await found(`limit=3&cursor=${page.nextCursor}`)).toEqual([0]);
  });

  it('tells what came of attempts to connect that led to no account', async () => {
    const teamId = newId();
    const { phone } = await createTelegramAccount(team.harness.sandbox);
    const start = () =>
      team.integration.call({ teamId }, 'POST', '/api/v1/accounts/logins', { method: 'code', phone });
    await team.control.addFault({ method: 'auth.sendCode', error: 'PHONE_NUMBER_FLOOD', count: 1 });
    await start();
    const { body: login } = await start();
    await team.control.addFault({ method: 'auth.signIn', error: 'PHONE_CODE_INVALID', count: 1 });
    await team.integration.call({ teamId }, 'POST', `/api/v1/accounts/logins/${login.id}/code`, {
      code: '12345',
    });
    const { body } = await read('/log', teamId);
    expect(body.items).toMatchObject([
      { accountId: null, kind: 'error', code: 'code_invalid', platformError: 'PHONE_CODE_INVALID' },
      { accountId: null, kind: 'error', code: 'phone_flood', platformError: 'PHONE_NUMBER_FLOOD' },
    ]);
  });

  it('estimates how many entries there are where they are many', async () => {
    const { teamId } = await teamWith(...Array.from({ length: 10_500 }, () => ({})));
    const { body } = await read('/log?limit=1', teamId);
    expect(body.total).toBeGreaterThan(10_000);
  });

  it('is another team’s business of nobody', async () => {
    const at = await team.scene();
    for (const path of ['log', 'log/counts']) {
      expect(await read(`/${at.accountId}/${path}`, newId())).toMatchObject({ status: 404 });
    }
    const accountId = `accountId=${at.accountId}`;
    expect((await read(`/log?${accountId}`, newId())).body).toMatchObject({ items: [], total: 0 });
    expect((await read(`/log/counts?${accountId}`, newId())).body).toEqual({ items: [] });
  });

  it('forgets what is older than it is kept', async () => {
    const { teamId } = await teamWith({ at: new Date(Date.UTC(2026, 6, 1)) }, { at: new Date() });
    await team.integration.dependencies.accountLogStore.forget(new Date(Date.UTC(2026, 6, 2)));
    expect((await read('/log', teamId)).body.total).toBe(1);
  });
});

describe('counts by day and code', () => {
  it('begin days by the clock of whoever looks', async () => {
    const late = new Date('2026-11-10T22:30:00Z');
    const { teamId, accountId } = await teamWith(
      { at: late, code: 'peer_flood' },
      { at: late, code: 'peer_flood' },
      { at: new Date('2026-11-11T10:00:00Z'), code: 'flood_wait' },
      { at: late, code: 'peer_flood', accountId: newId() },
    );
    const counted = async (query: string) =>
      (await read(`/log/counts?since=2026-11-01T00:00:00Z&${query}`, teamId)).body.items;
    const kind = 'error';
    const flood = { kind, code: 'peer_flood', message: sentenceOf('peer_flood') };
    const wait = { kind, code: 'flood_wait', message: sentenceOf('flood_wait') };
    expect(await counted('')).toEqual([
      { day: '2026-11-10', ...flood, count: 3 },
      { day: '2026-11-11', ...wait, count: 1 },
    ]);
    expect(await counted(`timeZone=Europe/Moscow&accountId=${accountId}`)).toEqual([
      { day: '2026-11-11', ...wait, count: 1 },
      { day: '2026-11-11', ...flood, count: 2 },
    ]);
  });

  it.each(['Europe/Atlantis', '%2B03:00', "UTC';--"])('%s is no time zone', async timeZone => {
    expect(await read(`/log/counts?timeZone=${timeZone}`)).toMatchObject({
      status: 400,
      body: { code: 'invalid_input' },
    });
  });
});
