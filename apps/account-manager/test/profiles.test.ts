import { LimitsProfile, type NewAuditEntry, ProfileNumbers, SERVICE_TOKEN_HEADER } from '@muster/contracts';
import { newId } from '@muster/service-kit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { auditStore } from '../src/audit/repository.ts';
import { defaultProfile } from '../src/limits/table.ts';
import { createProfiles } from '../src/profiles/profiles.ts';
import { createProfileStore } from '../src/profiles/repository.ts';
import { readUsage } from '../src/usage/read-usage.ts';
import {
  askPermit,
  connectAccount,
  holdLease,
  type Installation,
  newChannel,
  startInstallation,
} from './installation.ts';

const List = z.object({ table: ProfileNumbers, items: z.array(LimitsProfile) });
const operatorTeam = newId();
const operatorId = newId();
const operator = {
  id: operatorId,
  teamId: operatorTeam,
  role: 'viewer',
  operator: true,
  expiresAtMs: Infinity,
  token: 'operator',
} as const;

describe('profiles of limits', () => {
  let installation: Installation;
  beforeAll(async () => {
    installation = await startInstallation();
    installation.users.set('operator', operator);
  });
  afterAll(() => installation.stop());
  beforeEach(async () => {
    const { pool, profiles } = installation.dependencies;
    await pool.query('UPDATE accounts SET profile = NULL');
    await pool.query('DELETE FROM profiles');
    await pool.query('DELETE FROM audit_outbox');
    profiles.forget();
  });

  type Call = { as?: string; body?: object; ifMatch?: string };
  async function call(method: 'GET' | 'PUT' | 'DELETE', url: string, { as, body, ifMatch }: Call = {}) {
    const answer = await installation.app.inject({
      method,
      url: `/api/v1${url}`,
      headers: {
        [SERVICE_TOKEN_HEADER]: 'gateway',
        authorization: `Bearer ${as ?? 'operator'}`,
        ...(ifMatch !== undefined && { 'if-match': ifMatch }),
      },
      ...(body && { payload: body }),
    });
    const json: unknown = answer.body === '' ? null : answer.json();
    return { status: answer.statusCode, body: json, etag: String(answer.headers.etag) };
  }
  const set = (name: string, body: object, ifMatch?: string) =>
    call('PUT', `/limits/profiles/${name}`, { body, ...(ifMatch !== undefined && { ifMatch }) });
  const list = async () => List.parse((await call('GET', '/limits/profiles')).body);
  const find = async (name: string) => (await list()).items.find(profile => profile.name === name);

  /** An account of a team with an admin of its own. */
  async function ownAccount(options: Parameters<typeof connectAccount>[2] = {}) {
    const [teamId, userId] = [newId(), newId()];
    const token = `admin-${teamId}`;
    const user = {
      id: userId,
      teamId,
      role: 'admin',
      operator: false,
      expiresAtMs: Infinity,
      token,
    } as const;
    installation.users.set(token, user);
    const { id } = await connectAccount(installation, teamId, options);
    const choose = (profile: string) =>
      call('PUT', `/accounts/${id}/profile`, { as: token, body: { profile } });
    return { id, teamId, userId, token, choose };
  }
  /** What was written to the audit trail, oldest first. */
  async function auditTrail(): Promise<NewAuditEntry[]> {
    const entries = await auditStore(installation.dependencies.prisma).waiting(10);
    return entries.toSorted((a, b) => a.id.localeCompare(b.id));
  }

  it('begin with the table, which every account works under', async () => {
    const account = await ownAccount();
    const { table, items } = await list();
    expect(items).toMatchObject([
      { name: 'default', own: {}, effective: table, version: 0, changedBy: null },
    ]);
    expect(items[0]?.accounts).toBeGreaterThan(0);
    expect(table.limits).toMatchObject({ invites_per_day: 30, direct_messages_to_strangers_per_day: 10 });
    expect(table.pauses.invite).toEqual({ leastSeconds: 600, mostSeconds: 900 });
    expect(table.newAccount).toEqual({ days: 14, firstDayInvites: 3 });
    const { dependencies } = installation;
    expect((await readUsage(dependencies, account.id, account.teamId)).profile).toBe('default');
  });

  it('hold the accounts that were given them to their numbers, and no others', async () => {
    const [careful, other] = [await ownAccount(), await ownAccount()];
    const numbers = { limits: { invites_per_day: 1 }, pauses: { invite: { leastSeconds: 3_600 } } };
    expect((await set('careful', numbers)).status).toBe(200);
    expect((await careful.choose('careful')).status).toBe(204);
    const { dependencies, clock } = installation;
    const usage = await readUsage(dependencies, careful.id, careful.teamId);
    expect([usage.profile, usage.limits[0]]).toMatchObject([
      'careful',
      { name: 'invites_per_day', value: 1 },
    ]);

    const channel = newChannel();
    const lease = await holdLease(installation, careful.teamId, { channel });
    const grantedAt = clock.now();
    expect((await askPermit(installation, lease)).status).toBe('granted');
    const denied = await askPermit(installation, lease);
    expect(denied).toMatchObject({
      status: 'denied',
      denial: { limit: 'invites_per_day', value: 1, used: 1 },
    });
    const after = await readUsage(dependencies, careful.id, careful.teamId);
    expect(Date.parse(after.pausedUntil ?? '') - grantedAt).toBeGreaterThanOrEqual(3_600_000);

    const others = await holdLease(installation, other.teamId, { channel: newChannel() });
    expect((await askPermit(installation, others)).status).toBe('granted');
    expect(await askPermit(installation, others)).toMatchObject({ denial: { limit: 'invite_pause' } });
  });

  it('let nothing happen at all where a limit is 0, and say that no time will help', async () => {
    const account = await ownAccount();
    await set('still', { limits: { resolves_per_day: 0 } });
    await account.choose('still');
    const lease = await holdLease(installation, account.teamId);
    expect(await askPermit(installation, lease, { action: 'resolve' })).toMatchObject({
      denial: { limit: 'resolves_per_day', value: 0, used: 0, retryAt: null },
    });
  });

  it('refuse what is looser than the table, by field and in both languages', async () => {
    const answer = await set('loose', { limits: { invites_per_day: 31 }, channelPaceSeconds: 19 });
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
    const { fields } = z.object({ fields: z.array(z.unknown()) }).parse(answer.body);
    expect(fields).toMatchObject([
      { path: 'limits.invites_per_day', message: { en: expect.stringContaining('at most 30') } },
      { path: 'channelPaceSeconds', message: { ru: expect.stringContaining('не меньше 20') } },
    ]);
    expect(await find('loose')).toBeUndefined();
  });

  it.each([
    [{ limits: { invites_per_dya: 1 } }, 'limits', 'invites_per_dya'],
    [{ limit: {} }, '', 'limit'],
    [{ limits: { invites_per_day: -1 } }, 'limits.invites_per_day', 'at least 0'],
    [{ limits: { invites_per_day: 1.5 } }, 'limits.invites_per_day', 'whole number'],
    [{ pauses: { invite: { leastSeconds: 86_401 } } }, 'pauses.invite.leastSeconds', 'at most 86400'],
  ])('refuse %j with a sentence', async (body, path, words) => {
    const answer = await set('careful', body);
    expect(answer).toMatchObject({
      status: 400,
      body: { fields: [{ path, message: { en: expect.stringContaining(words) } }] },
    });
  });

  it('are tightened all together with the default one', async () => {
    const account = await ownAccount();
    await set('careful', { limits: { joins_per_day: 3, resolves_per_hour: 5 } });
    await set('default', { limits: { joins_per_day: 2, resolves_per_hour: 10 } }, '"0"');
    expect((await find('careful'))?.effective.limits).toMatchObject({
      joins_per_day: 2,
      resolves_per_hour: 5,
    });
    const usage = await readUsage(installation.dependencies, account.id, account.teamId);
    expect(usage.limits.find(({ name }) => name === 'joins_per_day')?.value).toBe(2);
  });

  it('keep two people from undoing what the other did', async () => {
    const made = await set('careful', { channelPaceSeconds: 30 });
    expect(made.status).toBe(200);
    expect(await set('careful', {})).toMatchObject({ status: 428, body: { code: 'if_match_needed' } });
    const changed = await set('careful', { channelPaceSeconds: 40 }, made.etag);
    expect(changed).toMatchObject({ status: 200, body: { own: { channelPaceSeconds: 40 } } });
    const late = await set('careful', {}, made.etag);
    expect(late).toMatchObject({ status: 412, body: { code: 'changed_meanwhile' } });
    expect(await set('nowhere', {}, '*')).toMatchObject({ status: 412 });
    const read = await call('GET', '/limits/profiles/careful');
    expect(read).toMatchObject({ body: { own: { channelPaceSeconds: 40 } }, etag: changed.etag });
    expect((await set('careful', {}, read.etag)).body).toMatchObject({ own: {} });
  });

  it('of two people who change the same at once let one through', async () => {
    const { etag } = await set('careful', {});
    const both = await Promise.all([
      set('careful', { channelPaceSeconds: 30 }, etag),
      set('careful', { channelPaceSeconds: 40 }, etag),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 412]);
  });

  it('are deleted only when no account works under them', async () => {
    const account = await ownAccount();
    await set('careful', {});
    await account.choose('careful');
    expect(await find('careful')).toMatchObject({ accounts: 1 });
    const remove = () => call('DELETE', '/limits/profiles/careful');
    expect(await remove()).toMatchObject({
      status: 409,
      body: { code: 'profile_in_use', detail: account.id },
    });
    await account.choose('default');
    expect((await remove()).status).toBe(204);
    expect(await remove()).toMatchObject({ status: 404 });
    expect(await call('DELETE', '/limits/profiles/default')).toMatchObject({
      body: { code: 'profile_built_in' },
    });
  });

  it('are taken from accounts of any team by the operator, which the team finds in its audit trail', async () => {
    const account = await ownAccount();
    const stranger = await ownAccount();
    await set('careful', {});
    await account.choose('careful');
    const url = `/accounts/${account.id}/profile`;
    const body = { profile: 'default' };
    expect((await call('PUT', url, { as: stranger.token, body })).status).toBe(404);
    expect((await call('GET', url, { as: stranger.token })).status).toBe(404);
    installation.users.set('operator', { ...operator, role: 'admin' });
    expect((await call('GET', url)).body).toMatchObject({ profile: 'careful' });
    expect((await call('PUT', url, { body })).status).toBe(204);
    expect((await auditTrail()).at(-1)).toMatchObject({
      action: 'account_profile_chosen',
      teamId: account.teamId,
      userId: operatorId,
      details: { before: 'careful', after: 'default' },
    });
    expect((await call('DELETE', '/limits/profiles/careful')).status).toBe(204);
  });

  it('can be chosen by name where there is such a one, and only there', async () => {
    const account = await ownAccount();
    await set('careful', {});
    expect(await account.choose('nobody_knows')).toMatchObject({ body: { code: 'no_such_profile' } });
    expect(await account.choose('Not a name')).toMatchObject({ status: 400 });
    await account.choose('careful');
    const chosen = await call('GET', `/accounts/${account.id}/profile`, { as: account.token });
    expect(chosen.body).toMatchObject({ profile: 'careful', choices: ['default', 'careful'] });
  });

  it('know nothing of the quick one outside of the demo: it is not there, cannot be chosen, cannot be made', async () => {
    const account = await ownAccount();
    expect((await list()).items.map(({ name }) => name)).toEqual(['default']);
    expect(await call('GET', '/limits/profiles/quick')).toMatchObject({ status: 404 });
    expect(await account.choose('quick')).toMatchObject({ body: { code: 'no_such_profile' } });
    expect(await set('quick', {})).toMatchObject({ body: { code: 'profile_built_in' } });
    expect(await call('DELETE', '/limits/profiles/quick')).toMatchObject({
      body: { code: 'profile_built_in' },
    });
    // Not even by hand in the database.
    const { pool, profiles } = installation.dependencies;
    await pool.query(`UPDATE accounts SET profile = 'quick' WHERE id = $1`, [account.id]);
    await pool.query('UPDATE profile_changes SET counter = counter + 1');
    profiles.forget();
    await expect(profiles.of(account.id)).rejects.toThrow('quick');
  });

  it('tell the audit trail who changed what, from what and to what', async () => {
    const account = await ownAccount();
    const made = await set('careful', { limits: { joins_per_day: 4 } });
    await set('careful', { channelPaceSeconds: 60 }, made.etag);
    await account.choose('careful');
    await account.choose('careful');
    await account.choose('default');
    await call('DELETE', '/limits/profiles/careful');
    const by = { teamId: operatorTeam, userId: operatorId, subject: { kind: 'profile', id: 'careful' } };
    const of = {
      teamId: account.teamId,
      userId: account.userId,
      subject: { kind: 'account', id: account.id },
    };
    expect(await auditTrail()).toMatchObject([
      { action: 'profile_set', ...by, details: { before: {}, after: { 'limits.joins_per_day': 4 } } },
      {
        action: 'profile_set',
        ...by,
        details: { before: { 'limits.joins_per_day': 4 }, after: { channelPaceSeconds: 60 } },
      },
      { action: 'account_profile_chosen', ...of, details: { before: 'default', after: 'careful' } },
      { action: 'account_profile_chosen', ...of, details: { before: 'careful', after: 'default' } },
      { action: 'profile_deleted', ...by },
    ]);
  });

  it('reach another replica within a second', async () => {
    const account = await ownAccount();
    let ageMs = 0;
    const store = createProfileStore(installation.dependencies.prisma);
    const replica = createProfiles(store, 'production', () => ageMs);
    expect(await replica.of(account.id)).toEqual(defaultProfile);
    await set('careful', { channelPaceSeconds: 60 });
    await account.choose('careful');
    ageMs = 999;
    expect((await replica.of(account.id)).name).toBe('default');
    ageMs = 1_000;
    expect(await replica.of(account.id)).toMatchObject({ name: 'careful', channelPaceMs: 60_000 });
  });

  it('are not guessed while the database does not answer', async () => {
    let isAway = false;
    let ageMs = 0;
    const store = createProfileStore(installation.dependencies.prisma);
    const counter = () => (isAway ? Promise.reject(new Error('away')) : store.counter());
    const replica = createProfiles({ ...store, counter }, 'production', () => ageMs);
    const accountId = newId();
    await replica.of(accountId);
    isAway = true;
    ageMs = 1_000;
    await expect(replica.of(accountId)).rejects.toThrow('away');
    isAway = false;
    expect(await replica.of(accountId)).toEqual(defaultProfile);
  });

  it('are the quick one by itself in the demo, and the default one for who chooses it', async () => {
    const [quick, strict] = [await ownAccount(), await ownAccount()];
    const { pool, prisma } = installation.dependencies;
    await pool.query(`UPDATE accounts SET profile = 'default' WHERE id = $1`, [strict.id]);
    await pool.query('UPDATE profile_changes SET counter = counter + 1');
    const demo = createProfiles(createProfileStore(prisma), 'demo');
    expect((await demo.of(quick.id)).name).toBe('quick');
    expect(await demo.of(strict.id)).toEqual(defaultProfile);
  });
});
