import { AuditAction, AuditEntry, auditActions, type NewAuditEntry, pageOf } from '@muster/contracts';
import { newId } from '@muster/service-kit';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Identity,
  password,
  problemCode,
  refreshToken,
  signedIn,
  startIdentity,
} from './start-identity.ts';

let identity: Identity;
let users = 0;
beforeAll(async () => {
  identity = await startIdentity();
});
afterAll(() => identity.close());

/** A user who administers a team of their own, and the trail as they see it. */
async function newAdmin() {
  users += 1;
  const registered = await identity.register(`admin-${users}@example.org`);
  const { user, accessToken } = signedIn(registered);
  return {
    user,
    refresh: refreshToken(registered),
    async trail(query: Record<string, string> = {}) {
      const answer = await identity.app.inject({
        url: '/api/v1/audit',
        query,
        headers: { ...identity.asGateway(), authorization: `Bearer ${accessToken}` },
      });
      return pageOf(AuditEntry).parse(answer.json());
    },
  };
}

/** An entry as account-manager writes it. */
const about = (teamId: string, entry: Partial<NewAuditEntry> = {}): NewAuditEntry => ({
  id: newId(),
  teamId,
  action: 'restriction_lifted',
  userId: null,
  subject: { kind: 'account', id: newId() },
  details: { reason: 'looked at by hand', before: { until: '2030-01-01T00:00:00.000Z' } },
  at: new Date().toISOString(),
  ...entry,
});

async function write(entry: NewAuditEntry, service: 'account-manager' | 'invite' = 'account-manager') {
  const headers = await identity.asService(service);
  return identity.app.inject({ method: 'POST', url: '/audit-entries', headers, payload: entry });
}

const idsOf = ({ items }: { items: AuditEntry[] }) => items.map(({ id }) => id);

describe('the audit trail', () => {
  it('has a sentence in English and in Russian for everything that can stand in it', () => {
    for (const action of AuditAction.options) {
      expect(auditActions[action].en, action).toMatch(/^[A-Z].*\.$/);
      expect(auditActions[action].ru, action).toMatch(/^[А-Я].*\.$/);
    }
  });

  it('begins with the registration of the one who made the team', async () => {
    const { user, trail } = await newAdmin();
    expect(await trail()).toMatchObject({
      items: [
        {
          action: 'user_registered',
          message: { en: auditActions.user_registered.en },
          actor: { kind: 'user', id: user.id, email: user.email },
          subject: { kind: 'user', id: user.id },
          details: { role: 'admin' },
        },
      ],
      total: 1,
      nextCursor: null,
    });
  });

  it('tells of a session that was ended because it was used twice, and once only', async () => {
    const { user, refresh, trail } = await newAdmin();
    await identity.refresh(refresh);
    identity.passTime(60_000);
    await Promise.all(Array.from({ length: 4 }, () => identity.refresh(refresh)));
    const { items } = await trail({ action: 'session_ended_by_reuse' });
    expect(items).toMatchObject([
      { actor: { kind: 'service', service: 'identity' }, details: { user: user.id } },
    ]);
  });

  it('does not tell of who signs in and out', async () => {
    const { user, refresh, trail } = await newAdmin();
    await identity.post('login', { body: { email: user.email, password } });
    await identity.post('logout', { refreshToken: refresh });
    expect((await trail()).items.map(({ action }) => action)).toEqual(['user_registered']);
  });

  it('holds an entry once, however often it is brought, and as it was brought first', async () => {
    const { user, trail } = await newAdmin();
    const entry = about(user.team.id, { userId: user.id });
    expect((await write(entry)).statusCode).toBe(204);
    expect((await write({ ...entry, details: { reason: 'another' } })).statusCode).toBe(204);
    const { action, subject, details, at } = entry;
    const actor = { kind: 'user', id: user.id, email: user.email };
    expect((await trail()).items.filter(({ id }) => id === entry.id)).toMatchObject([
      { action, subject, details, at, actor },
    ]);
  });

  it('names a user of another team by id alone', async () => {
    const [{ user, trail }, operator] = [await newAdmin(), await newAdmin()];
    await write(about(user.team.id, { userId: operator.user.id }));
    const { items } = await trail({ actor: operator.user.id });
    expect(items).toMatchObject([{ actor: { kind: 'user', id: operator.user.id, email: null } }]);
  });

  it('shows a team what is its own and nothing else', async () => {
    const [ours, theirs] = [await newAdmin(), await newAdmin()];
    const entry = about(ours.user.team.id);
    await write(entry);
    expect(idsOf(await ours.trail())).toContain(entry.id);
    expect(idsOf(await theirs.trail())).not.toContain(entry.id);
  });

  it('can be read page by page and by action, user and time', async () => {
    const { user, trail } = await newAdmin();
    const at = (hour: number) => new Date(Date.UTC(2030, 0, 1, hour)).toISOString();
    const lifts = [1, 2, 3].map(hour => about(user.team.id, { userId: user.id, at: at(hour) }));
    const pause = about(user.team.id, { action: 'account_paused', at: at(4) });
    for (const entry of [...lifts, pause]) await write(entry);
    const newestFirst = [pause, ...lifts.toReversed()].map(({ id }) => id);

    const first = await trail({ limit: '2' });
    expect([idsOf(first), first.total]).toEqual([newestFirst.slice(0, 2), 5]);
    const second = await trail({ limit: '2', cursor: first.nextCursor ?? '' });
    expect(idsOf(second)).toEqual(newestFirst.slice(2));
    expect(idsOf(await trail({ action: 'account_paused' }))).toEqual([pause.id]);
    expect(idsOf(await trail({ actor: user.id, since: at(0) }))).toEqual(newestFirst.slice(1));
    expect(idsOf(await trail({ since: at(2), until: at(4) }))).toEqual(newestFirst.slice(1, 3));
    const elsewhere = { since: '2030-01-01T05:00:00+03:00', until: '2029-12-31T23:30:00-04:30' };
    expect(idsOf(await trail(elsewhere))).toEqual(newestFirst.slice(1, 3));
  });

  it('takes from a service only what that service does', async () => {
    const { user } = await newAdmin();
    const forged = about(user.team.id, { action: 'user_registered' });
    expect(problemCode(await write(forged))).toBe('forbidden');
    expect(problemCode(await write(about(user.team.id), 'invite'))).toBe('forbidden');
  });

  it('cannot be changed, shortened or emptied', async () => {
    await newAdmin();
    const client = new pg.Client({ connectionString: identity.database.url });
    await client.connect();
    for (const change of [
      `UPDATE audit_entries SET action = 'nothing'`,
      'DELETE FROM audit_entries',
      'TRUNCATE audit_entries',
    ])
      await expect(client.query(change)).rejects.toThrow('append-only');
    await client.end();
  });
});
