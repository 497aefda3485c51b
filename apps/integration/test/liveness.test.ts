import { newId } from '@muster/service-kit';
import { createTestClock, type TestClock } from '@muster/testkit';
import { Api, TelegramClient } from 'telegram';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  connectAccount,
  createHarness,
  createTelegramAccount,
  type Harness,
  type Integration,
} from './harness.ts';
import { type Relay, startRelay } from './relay.ts';

let harness: Harness;
let clock: TestClock;
let relays: Relay[];
let integration: Integration;
beforeAll(async () => {
  harness = await createHarness({ people: 200 });
  clock = await createTestClock(harness.environment().REDIS_URL ?? '');
  relays = await Promise.all(harness.sandbox.dataCenters.map(startRelay));
  const centers = harness.sandbox.dataCenters.map(
    ({ id }, index) => `${id}=127.0.0.1:${relays[index]?.port}`,
  );
  integration = await harness.start({ env: { TELEGRAM_DATA_CENTERS: centers.join(',') } });
});
afterAll(async () => {
  await harness.close();
  await Promise.all(relays.map(relay => relay.close()));
  await clock.close();
});
beforeEach(() => harness.sandbox.control.clearFaults());

const teamId = newId();

async function connected() {
  const telegram = await createTelegramAccount(harness.sandbox);
  const id = await connectAccount(harness, integration, teamId, telegram);
  return { id, teamId, telegram };
}

const liveOf = ({ id }: { id: string }) =>
  integration.dependencies.connections.live().find(({ account }) => account.id === id)?.connection;

const present = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('there is no live connection');
  return value;
};

/** Lets time go by as it does for a process that runs: in steps, with a sign of life at each. */
async function goOn(ms: number, afterEach = async () => {}) {
  for (let gone = 0; gone < ms; gone += STEP_MS) {
    await clock.advance(STEP_MS);
    await integration.dependencies.ownership.renew();
    await afterEach();
  }
}

const STEP_MS = 4_000;

/** What is done once a second while nobody moves time. */
async function look() {
  for (const task of integration.dependencies.liveness.looks) await task();
}

const callsOf = async ({ userId }: { userId: string }, method: string) =>
  (await harness.sandbox.control.record({ accountId: userId, method })).items;

describe('a live connection', () => {
  it('over which nothing arrives any more is found within 30 s, and opened again', async () => {
    const account = await connected();
    const deaf = present(liveOf(account));
    for (const relay of relays) relay.deafen();
    await goOn(28_000, look);
    await deaf.ended;
    await vi.waitFor(() => expect(present(liveOf(account))).not.toBe(deaf), 10_000);
    await vi.waitFor(async () => {
      expect(await callsOf(account.telegram, 'updates.getState')).toMatchObject([{ outcome: 'ok' }]);
    }, 10_000);
  });

  it('that answers is kept, however little is said', async () => {
    const account = await connected();
    const quiet = present(liveOf(account));
    await look();
    for (let pings = 0; pings < 3; pings++) {
      const before = quiet.bytesRead;
      await goOn(12_000, look);
      await vi.waitFor(() => expect(quiet.bytesRead).toBeGreaterThan(before), 10_000);
      await look();
    }
    expect(liveOf(account)).toBe(quiet);
  });

  it('that is cut is opened again at once, without anybody asking', async () => {
    const account = await connected();
    const before = present(liveOf(account));
    for (const relay of relays) relay.cut();
    await before.ended;
    await vi.waitFor(() => expect(present(liveOf(account))).not.toBe(before), 10_000);
  });

  it('is opened again, and nothing else happens, where the client cannot end in good order', async () => {
    const account = await connected();
    const before = present(liveOf(account));
    const destroy = vi.spyOn(TelegramClient.prototype, 'destroy').mockRejectedValueOnce(new Error('not now'));
    for (const relay of relays) relay.cut();
    await before.close();
    expect(destroy).toHaveBeenCalled();
    destroy.mockRestore();
    await vi.waitFor(() => expect(present(liveOf(account))).not.toBe(before), 10_000);
  });

  it('that Telegram cut with the session moves the account, and is not tried again', async () => {
    const account = await connected();
    // What is hinted at does not arrive.
    for (const relay of relays) relay.deafen();
    await harness.sandbox.control.revokeSessions(account.telegram.userId);
    const before = present(liveOf(account));
    for (const relay of relays) relay.cut();
    await before.ended;
    await vi.waitFor(async () => {
      const { body } = await integration.call({ teamId }, 'GET', `/api/v1/accounts/${account.id}`);
      expect(body).toMatchObject({ state: 'logged_out' });
    }, 10_000);
    await vi.waitFor(() => expect(liveOf(account)).toBeUndefined(), 10_000);
    await goOn(20_000, look);
    const { items } = await harness.sandbox.control.record({ method: 'updates.getState' });
    expect(items.filter(({ outcome }) => outcome === 'SESSION_REVOKED')).toHaveLength(1);
  });

  it.each([
    ['ban', 'banned'],
    ['freeze', 'frozen'],
    ['revokeSessions', 'logged_out'],
  ] as const)('tells of a %s when it happens, although nobody asks: %s', async (act, state) => {
    const account = await connected();
    await harness.sandbox.control[act](account.telegram.userId);
    await vi.waitFor(async () => {
      const { body } = await integration.call({ teamId }, 'GET', `/api/v1/accounts/${account.id}`);
      expect(body).toMatchObject({ state, stateUntil: null });
      const reported = integration.accountManager.reports.filter(({ accountId }) => accountId === account.id);
      expect(reported.at(-1)?.report).toMatchObject({ about: 'restriction', kind: state });
    }, 10_000);
  });

  it.each([
    ['flood_wait', 'ban', 'banned'],
    ['peer_flood', 'freeze', 'frozen'],
    ['paused', 'revokeSessions', 'logged_out'],
  ] as const)('tells of it also where the account may not act: %s, %s', async (standing, act, state) => {
    const account = await connected();
    const until = standing === 'paused' ? null : new Date(clock.now() + 3_600_000).toISOString();
    await integration.call({ service: 'account-manager' }, 'PUT', `/accounts/${account.id}/standing`, {
      version: 1,
      restrictions: [{ kind: standing, until }],
    });
    const { body: before } = await integration.call({ teamId }, 'GET', `/api/v1/accounts/${account.id}`);
    expect(before).toMatchObject({ state: standing });
    await harness.sandbox.control[act](account.telegram.userId);
    await vi.waitFor(async () => {
      const { body } = await integration.call({ teamId }, 'GET', `/api/v1/accounts/${account.id}`);
      expect(body).toMatchObject({ state });
    }, 10_000);
  });

  it('of a replica that has stood still past its lease sends nothing more, and ends', async () => {
    const account = await connected();
    const connection = present(liveOf(account));
    const { seq: before } = (await harness.sandbox.control.record({ limit: 10_000 })).items.at(-1) ?? {
      seq: 0,
    };
    await clock.advance(10_001);
    const call = connection.invoke(new Api.help.GetNearestDc());
    // Which of the two depends on whether the next sign of life was given in between.
    await expect(call).rejects.toThrow(/connection was lost|cannot be reached/);
    await connection.ended;
    const { items } = await harness.sandbox.control.record({ after: before, method: 'help.getNearestDc' });
    expect(items).toEqual([]);
    await vi.waitFor(async () => {
      const opened = await integration.dependencies.connections.open(account);
      await opened.invoke(new Api.help.GetNearestDc());
    }, 10_000);
  });

  it('that ended with the lease is opened again in the next one, without anybody asking', async () => {
    const account = await connected();
    const before = present(liveOf(account));
    await clock.advance(10_001);
    await before.ended;
    await vi.waitFor(() => expect(present(liveOf(account))).not.toBe(before), 10_000);
  });

  it('that was only opened again and asked about is idle', async () => {
    const account = await connected();
    const before = present(liveOf(account));
    await goOn(9 * 60_000);
    for (const relay of relays) relay.cut();
    await before.ended;
    await vi.waitFor(() => expect(present(liveOf(account))).not.toBe(before), 10_000);
    await integration.dependencies.calls.check(account);
    await goOn(64_000);
    await look();
    await vi.waitFor(() => expect(liveOf(account)).toBeUndefined());
  });

  it('that has become idle is closed when the calls under way have been answered', async () => {
    const account = await connected();
    await harness.sandbox.control.addFault({
      accountId: account.telegram.userId,
      method: 'help.getNearestDc',
      delayMs: 3_000,
      count: 1,
    });
    await goOn(9 * 60_000);
    const call = present(liveOf(account)).invoke(new Api.help.GetNearestDc());
    await goOn(64_000);
    await look();
    expect(await call).toBeInstanceOf(Api.NearestDc);
    await vi.waitFor(() => expect(liveOf(account)).toBeUndefined());
  });

  it('that nobody has used for ten minutes is closed, and its account given back', async () => {
    const account = await connected();
    await goOn(9 * 60_000);
    await look();
    expect(liveOf(account)).toBeDefined();
    await goOn(64_000);
    await look();
    expect(integration.dependencies.ownership.isInUse(account.id)).toBe(false);
    await vi.waitFor(() => expect(liveOf(account)).toBeUndefined());
  });
});
