import { newId } from '@muster/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lift as liftInRedis } from '../src/scripts/restrictions.ts';
import { type Installation, reportRestriction, startInstallation, takeLease } from './installation.ts';
import { signIn } from './people.ts';
import { createRestricting, type Restricting } from './restricting.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let installation: Installation;
let operator: Restricting['operator'];
let reason: Restricting['reason'];
let inMs: Restricting['inMs'];
let newAccount: Restricting['newAccount'];
let lift: Restricting['lift'];
let extend: Restricting['extend'];
let pause: Restricting['pause'];
let restrictionsOf: Restricting['restrictionsOf'];
let isLeased: Restricting['isLeased'];
beforeAll(async () => {
  installation = await startInstallation();
  ({ operator, reason, inMs, newAccount, lift, extend, pause, restrictionsOf, isLeased } =
    createRestricting(installation));
});
afterAll(() => installation.stop());

describe('a person who lifts a restriction', () => {
  it.each(['frozen', 'banned'] as const)('brings an account that was %s back to work', async kind => {
    const account = await newAccount();
    await reportRestriction(installation, account.id, kind);
    expect(await restrictionsOf(account)).toMatchObject([{ kind, until: null, mandatedUntil: null }]);
    expect(await lift(account, kind)).toMatchObject({ status: 200, body: { restrictions: [] } });
    expect(await restrictionsOf(account)).toEqual([]);
    expect(await isLeased(account)).toBe(true);
  });

  it.each(['flood_wait', 'peer_flood'] as const)(
    'ends no %s before the time Telegram asked for',
    async kind => {
      const account = await newAccount();
      await reportRestriction(installation, account.id, kind, 100);
      const { body: told } = await lift(account, kind);
      const seconds = kind === 'peer_flood' ? DAY_MS / 1_000 : 160;
      expect(told.retryAfterSeconds).toBeGreaterThan(seconds - 30);
      expect(told.retryAfterSeconds).toBeLessThanOrEqual(seconds);
      await installation.clock.wipeRedis();
      expect(await lift(account, kind)).toMatchObject({ status: 409, body: { code: 'wait_is_mandated' } });
      expect(await isLeased(account)).toBe(false);
    },
  );

  it('takes back what a person had added to a wait, and no more', async () => {
    const account = await newAccount();
    const asked = await reportRestriction(installation, account.id, 'flood_wait', 100);
    const { until: mandated } = Object(asked.body);
    const longer = inMs(HOUR_MS);
    await extend(account, 'flood_wait', longer);
    expect(await restrictionsOf(account)).toMatchObject([
      { until: longer, mandatedUntil: mandated, changedBy: { userId: operator.id, reason } },
    ]);
    expect((await lift(account, 'flood_wait')).body.restrictions).toMatchObject([{ until: mandated }]);
    expect(await isLeased(account)).toBe(false);
    await installation.clock.wipeRedis();
    expect(await isLeased(account)).toBe(false);
    await installation.clock.advance(160_100);
    expect(await isLeased(account)).toBe(true);
  });

  it('ends what a person had added once the time Telegram asked for is over', async () => {
    const account = await newAccount();
    await reportRestriction(installation, account.id, 'flood_wait', 100);
    await extend(account, 'flood_wait', inMs(HOUR_MS));
    await installation.clock.advance(160_100);
    expect(await isLeased(account)).toBe(false);
    expect((await lift(account, 'flood_wait')).body.restrictions).toEqual([]);
    expect(await isLeased(account)).toBe(true);
  });

  it('is told what still stands without the words of the team', async () => {
    const account = await newAccount();
    await pause(account);
    await reportRestriction(installation, account.id, 'frozen');
    await reportRestriction(installation, account.id, 'peer_flood');
    const extended = await extend(account, 'peer_flood', inMs(2 * DAY_MS));
    const lifted = await lift(account, 'frozen');
    for (const { body } of [extended, lifted]) {
      expect(body.restrictions).toContainEqual(expect.objectContaining({ kind: 'paused', changedBy: null }));
      expect(JSON.stringify(body)).not.toContain('Holidays');
    }
    const own = await lift(account, 'paused', signIn(installation, account.teamId, { operator: true }));
    expect(own.body.restrictions).toMatchObject([{ kind: 'peer_flood', changedBy: { userId: operator.id } }]);
  });

  it('ends one kind alone', async () => {
    const account = await newAccount();
    await reportRestriction(installation, account.id, 'frozen');
    await reportRestriction(installation, account.id, 'peer_flood');
    expect((await lift(account, 'frozen')).body.restrictions).toMatchObject([{ kind: 'peer_flood' }]);
  });

  it('is told where there is nothing to lift', async () => {
    const account = await newAccount();
    const nothing = { status: 404, body: { code: 'not_restricted' } };
    expect(await lift(account, 'frozen')).toMatchObject(nothing);
    await reportRestriction(installation, account.id, 'flood_wait', 1);
    await installation.clock.advance(62_000);
    expect(await lift(account, 'flood_wait')).toMatchObject(nothing);
  });

  it('lifts it although an earlier lift was lost between Redis and the ledger', async () => {
    const account = await newAccount();
    await reportRestriction(installation, account.id, 'frozen');
    const before = installation.clock.now() + 1;
    const { redis } = installation.dependencies;
    expect(
      await liftInRedis(redis, {
        personKey: account.personKey,
        liftId: newId(),
        kind: 'frozen',
        before,
      }),
    ).toMatchObject({
      status: 'lifted',
    });
    expect(await lift(account, 'frozen')).toMatchObject({ status: 200 });
    await installation.clock.wipeRedis();
    expect(await isLeased(account)).toBe(true);
  });

  it('is written to the audit trail with the reason, and what was before and after', async () => {
    const account = await newAccount();
    await reportRestriction(installation, account.id, 'frozen');
    await extend(account, 'frozen', inMs(HOUR_MS));
    await lift(account, 'frozen');
    const { rows } = await installation.dependencies.pool.query(
      'SELECT action, user_id, team_id, details FROM audit_outbox WHERE subject_id = $1 ORDER BY id',
      [account.id],
    );
    expect(rows).toMatchObject([
      {
        action: 'restriction_lifted',
        user_id: operator.id,
        team_id: account.teamId,
        details: { restriction: 'frozen', reason, before: { until: null }, after: null },
      },
    ]);
  });
});

describe('a person who extends a restriction', () => {
  it('lets it end later, also in a state rebuilt from the ledger', async () => {
    const account = await newAccount();
    const { body } = await reportRestriction(installation, account.id, 'peer_flood');
    const until = inMs(3 * DAY_MS);
    await extend(account, 'peer_flood', until);
    await installation.clock.wipeRedis();
    const answer = await takeLease(installation, account.teamId);
    expect(answer).toMatchObject({ accounts: [{ reason: 'peer_flood', nextAt: until }] });
    expect(await restrictionsOf(account)).toMatchObject([{ until, mandatedUntil: Object(body).until }]);
  });

  it('is not undone by a shorter wait that Telegram asks for meanwhile', async () => {
    const account = await newAccount();
    await reportRestriction(installation, account.id, 'flood_wait', 100);
    const until = inMs(DAY_MS);
    await extend(account, 'flood_wait', until);
    const second = await reportRestriction(installation, account.id, 'flood_wait', 1_000);
    expect(Object(second.body).until).toBe(until);
    expect(await restrictionsOf(account)).toMatchObject([{ until, changedBy: { userId: operator.id } }]);
    const [left] = (await lift(account, 'flood_wait')).body.restrictions;
    expect(Date.parse(left.until) - installation.clock.now()).toBeGreaterThan(1_050_000);
  });

  it('cannot make it shorter, nor give one an end that has none', async () => {
    const account = await newAccount();
    await reportRestriction(installation, account.id, 'peer_flood');
    const sentence = { en: 'The restriction lasts longer than this already. Choose a later moment.' };
    const shorter = await extend(account, 'peer_flood', inMs(HOUR_MS));
    expect(shorter).toMatchObject({
      status: 400,
      body: { code: 'invalid_input', fields: [{ path: 'until', message: sentence }] },
    });
    await reportRestriction(installation, account.id, 'frozen');
    expect((await extend(account, 'frozen', inMs(HOUR_MS))).status).toBe(400);
    expect(await restrictionsOf(account)).toMatchObject([
      { kind: 'frozen', until: null },
      { kind: 'peer_flood' },
    ]);
  });

  it('is told what is wrong with the moment or the reason', async () => {
    const account = await newAccount();
    await reportRestriction(installation, account.id, 'peer_flood');
    const fields = async (until: string, body?: object) =>
      (await extend(account, 'peer_flood', until, body)).body.fields;
    expect(await fields(inMs(-1_000))).toMatchObject([
      { path: 'until', message: { en: 'This moment is past already. Choose one that is still to come.' } },
    ]);
    expect(await fields(inMs(366 * DAY_MS))).toMatchObject([
      { path: 'until', message: { en: 'This is more than a year ahead. Choose an earlier moment.' } },
    ]);
    expect(await fields(inMs(2 * DAY_MS), { reason: '  ' })).toMatchObject([
      { path: 'reason', message: { ru: 'Напишите в нескольких словах, почему вы это делаете.' } },
    ]);
  });

  it('is told where there is nothing to extend', async () => {
    const account = await newAccount();
    const nothing = { status: 404, body: { code: 'not_restricted' } };
    expect(await extend(account, 'frozen', inMs(DAY_MS))).toMatchObject(nothing);
    await reportRestriction(installation, account.id, 'flood_wait', 1);
    await installation.clock.advance(61_100);
    expect(await extend(account, 'flood_wait', inMs(DAY_MS))).toMatchObject(nothing);
  });
});
