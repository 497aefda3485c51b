import { newId } from '@muster/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recover } from '../src/recoveries/recover.ts';
import { lift as liftInRedis } from '../src/scripts/restrictions.ts';
import {
  callAs,
  connectAccount,
  holdLease,
  type Installation,
  reportRestriction,
  startInstallation,
  takeLease,
} from './installation.ts';
import { callAsUser, type User } from './people.ts';
import { createRestricting, type Restricting } from './restricting.ts';

let installation: Installation;
let newAccount: Restricting['newAccount'];
let operator: Restricting['operator'];
let pause: Restricting['pause'];
let restrictionsOf: Restricting['restrictionsOf'];
beforeAll(async () => {
  installation = await startInstallation();
  ({ newAccount, operator, pause, restrictionsOf } = createRestricting(installation));
});
afterAll(() => installation.stop());

describe('reports', () => {
  it('of one thing count once, and an older one never shortens what a newer one has put', async () => {
    const account = await newAccount();
    const seenAt = installation.clock.now();
    const report = (waitSeconds: number, reportId: string, observedAt: number) =>
      reportRestriction(installation, account.id, 'flood_wait', waitSeconds, reportId, observedAt);
    const [first, second] = [newId(), newId()];
    const newer = await report(1_000, second, seenAt);
    await report(500, first, seenAt - 10_000);
    await report(1_000, second, seenAt);
    expect(await restrictionsOf(account)).toMatchObject([{ until: Object(newer.body).until }]);
    const { rows } = await installation.dependencies.pool.query(
      "SELECT subject_id FROM ledger WHERE kind = 'restriction' AND person_key = $1 ORDER BY version",
      [account.personKey],
    );
    expect(rows.map(row => row.subject_id)).toEqual([second, first]);
  });

  it('about an account whose person works for another team now bind the person there', async () => {
    const old = await newAccount();
    const teamId = newId();
    const now = await connectAccount(installation, teamId, { personKey: old.personKey, days: 1 });
    await reportRestriction(installation, old.id, 'peer_flood');
    expect(await takeLease(installation, teamId)).toMatchObject({
      accounts: [{ accountId: now.id, reason: 'peer_flood' }],
    });
    // Of the other team's wait the first one learns nothing.
    expect(await restrictionsOf(old)).toMatchObject([{ kind: 'logged_out' }]);
  });

  it('of a ban are over with a login, although an earlier step of it was lost', async () => {
    const account = await newAccount();
    await reportRestriction(installation, account.id, 'banned');
    await installation.clock.advance(10);
    const { redis } = installation.dependencies;
    const before = installation.clock.now();
    await liftInRedis(redis, {
      personKey: account.personKey,
      liftId: newId(),
      kind: 'banned',
      before,
    });
    await connectAccount(installation, account.teamId, { ...account, days: 0 });
    await installation.clock.wipeRedis();
    await holdLease(installation, account.teamId);
  });
});

describe('the list of all that is out of work', () => {
  const list = async (by: User, query = '') =>
    callAsUser(installation, by, 'GET', `/api/v1/recoveries?${query}`);

  it('is for the operator: whose account, why, and what has to happen, without the words of the team', async () => {
    const [first, second] = [await newAccount(), await newAccount()];
    const working = await newAccount();
    await reportRestriction(installation, first.id, 'frozen');
    await pause(first, first.admin, { reason: 'Our secret plan' });
    await reportRestriction(installation, second.id, 'flood_wait', 100);
    expect(await list(first.admin)).toMatchObject({ status: 403 });
    const { body } = await list(operator, 'limit=1000');
    const of = ({ id }: { id: string }) =>
      body.items.find((item: { accountId: string }) => item.accountId === id);
    expect(of(first)).toMatchObject({
      teamId: first.teamId,
      restrictions: [{ kind: 'frozen' }, { kind: 'paused' }],
    });
    expect(of(first).restrictions[0].ending.en).toContain('lift');
    expect(of(second)).toMatchObject({ teamId: second.teamId, restrictions: [{ kind: 'flood_wait' }] });
    expect(of(working)).toBeUndefined();
    expect(body.total).toBe(body.items.length);
    expect(JSON.stringify(body)).not.toContain('secret');
    expect(JSON.stringify(body)).not.toContain(first.admin.id);

    const page = (await list(operator, 'limit=1')).body;
    const next = (await list(operator, `limit=1&cursor=${page.nextCursor}`)).body;
    expect([...page.items, ...next.items]).toEqual(body.items.slice(0, 2));
  });
});

describe('the list of recoveries', () => {
  const recoveriesOf = async (teamId: string) => {
    const { body } = await callAs(installation.app, 'invite', 'GET', `/recoveries?teamId=${teamId}`);
    return Object(body).items;
  };

  it('says which accounts of a team are out of work, why, until when, and what has to happen', async () => {
    const account = await newAccount();
    const { body } = await reportRestriction(installation, account.id, 'flood_wait', 100);
    const lost = await connectAccount(installation, account.teamId);
    await reportRestriction(installation, lost.id, 'logged_out');
    await connectAccount(installation, account.teamId);
    const items = await recoveriesOf(account.teamId);
    expect(items).toHaveLength(2);
    expect(items).toContainEqual(
      expect.objectContaining({
        accountId: account.id,
        restrictions: [
          expect.objectContaining({
            kind: 'flood_wait',
            until: Object(body).until,
            message: expect.objectContaining({ en: 'Telegram asks this account to wait.' }),
            ending: expect.objectContaining({ en: 'It goes back to work by itself once the time is over.' }),
          }),
        ],
      }),
    );
    expect(items).toContainEqual(
      expect.objectContaining({
        accountId: lost.id,
        restrictions: [
          expect.objectContaining({
            kind: 'logged_out',
            until: null,
            ending: expect.objectContaining({ en: 'Connect the account again.' }),
          }),
        ],
      }),
    );
    await installation.clock.advance(170_000);
    expect(await recoveriesOf(account.teamId)).toMatchObject([{ accountId: lost.id }]);
  });

  it('is not made shorter by one that is over by one clock alone', async () => {
    const account = await newAccount();
    await reportRestriction(installation, account.id, 'flood_wait', 100);
    const { pool } = installation.dependencies;
    const present = () =>
      pool.query('SELECT FROM restrictions WHERE person_key = $1', [account.personKey]).then(r => r.rowCount);
    await installation.clock.advance(161_000);
    await recover(installation.dependencies);
    expect(await present()).toBe(1);
    await installation.clock.advance(1_100);
    await recover(installation.dependencies);
    expect(await present()).toBe(0);
  });
});
