import { newId } from '@muster/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectAccount, holdLease, type Installation, startInstallation } from './installation.ts';
import { signIn } from './people.ts';
import { createRestricting, type Restricting } from './restricting.ts';

const HOUR_MS = 3_600_000;

let installation: Installation;
let operator: Restricting['operator'];
let inMs: Restricting['inMs'];
let newAccount: Restricting['newAccount'];
let lift: Restricting['lift'];
let pause: Restricting['pause'];
let resume: Restricting['resume'];
let restrictionsOf: Restricting['restrictionsOf'];
let isLeased: Restricting['isLeased'];
beforeAll(async () => {
  installation = await startInstallation();
  ({ operator, inMs, newAccount, lift, pause, resume, restrictionsOf, isLeased } =
    createRestricting(installation));
});
afterAll(() => installation.stop());

describe('a pause', () => {
  it('takes an account out of work until it is resumed', async () => {
    const account = await newAccount();
    expect(await pause(account)).toMatchObject({
      status: 200,
      body: {
        restrictions: [
          { kind: 'paused', until: null, changedBy: { userId: account.admin.id, reason: 'Holidays' } },
        ],
      },
    });
    expect(await isLeased(account)).toBe(false);
    expect(await pause(account)).toMatchObject({ status: 409, body: { code: 'account_paused_already' } });
    expect(await resume(account)).toMatchObject({ status: 200, body: { restrictions: [] } });
    expect(await resume(account)).toMatchObject({ status: 409, body: { code: 'account_not_paused' } });
    expect(await isLeased(account)).toBe(true);
  });

  it('may have an end', async () => {
    const account = await newAccount();
    await pause(account, account.admin, { until: inMs(HOUR_MS) });
    await installation.clock.advance(HOUR_MS - 10_000);
    expect(await isLeased(account)).toBe(false);
    await installation.clock.advance(10_001);
    expect(await isLeased(account)).toBe(true);
    expect((await pause(account, account.admin, { until: inMs(-1) })).status).toBe(400);
  });

  it('is for the admins of the team; the operator may end it, as any restriction', async () => {
    const account = await newAccount();
    expect(await pause(account, signIn(installation, account.teamId, { role: 'member' }))).toMatchObject({
      status: 403,
    });
    const stranger = signIn(installation, newId());
    expect(await pause(account, stranger)).toMatchObject({ status: 404 });
    expect(await resume(account, stranger)).toMatchObject({ status: 404 });
    expect(await pause(account, operator)).toMatchObject({ status: 404 });
    await pause(account);
    expect(await lift(account, 'paused', account.admin)).toMatchObject({ status: 403 });
    expect(await lift(account, 'paused')).toMatchObject({ status: 200, body: { restrictions: [] } });
  });

  it('is one for one Idempotency-Key, however often it arrives', async () => {
    const account = await newAccount();
    const key = { 'idempotency-key': newId() };
    const [first, second] = await Promise.all([1, 2].map(() => pause(account, account.admin, {}, key)));
    expect(first).toMatchObject({ status: 200 });
    expect(second).toEqual(first);
    expect(await pause(account, account.admin, { reason: 'Another' }, key)).toMatchObject({ status: 422 });
    expect(await pause(account)).toMatchObject({ status: 409 });
  });

  it('is told the audit trail with what there was before, and what after', async () => {
    const account = await newAccount();
    await pause(account);
    await resume(account);
    const soon = inMs(HOUR_MS);
    await pause(account, account.admin, { until: soon });
    await installation.clock.advance(2 * HOUR_MS);
    const late = inMs(HOUR_MS);
    await pause(account, account.admin, { until: late });
    const { rows } = await installation.dependencies.pool.query(
      'SELECT action, details FROM audit_outbox WHERE subject_id = $1 ORDER BY id',
      [account.id],
    );
    expect(rows).toMatchObject([
      { action: 'account_paused', details: { before: null, after: { until: null } } },
      { action: 'account_resumed', details: { before: { until: null }, after: null } },
      { action: 'account_paused', details: { before: null, after: { until: soon } } },
      { action: 'account_paused', details: { before: null, after: { until: late } } },
    ]);
  });

  it('cannot be put through an account whose person works for another team now', async () => {
    const account = await newAccount();
    const teamId = newId();
    const now = await connectAccount(installation, teamId, { personKey: account.personKey, days: 1 });
    expect(await pause(account)).toMatchObject({ status: 409, body: { code: 'account_logged_out' } });
    expect(await isLeased({ ...account, id: now.id, teamId })).toBe(true);
  });

  it('of one team is known to the next that connects the person, its words are not', async () => {
    const before = await newAccount();
    await pause(before, before.admin, { reason: 'Our secret plan' });
    const teamId = newId();
    const { id } = await connectAccount(installation, teamId, { personKey: before.personKey, days: 1 });
    const after = { ...before, id, teamId, admin: signIn(installation, teamId) };
    expect(await restrictionsOf(after)).toMatchObject([{ kind: 'paused', changedBy: null }]);
    expect(await resume(after, after.admin)).toMatchObject({ status: 200 });
    await holdLease(installation, teamId);
  });
});
