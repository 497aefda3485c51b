import { CALL_DEADLINE_MS, SERVICE_TOKEN_HEADER } from '@muster/contracts';
import { newId } from '@muster/service-kit';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type IntegrationProcess, startIntegrationProcess } from '../integration-process.ts';
import { createInviting, first, type Inviting } from '../inviting.ts';
import { type Relay, startRelay } from '../relay.ts';
import { type AccountManager, startAccountManager } from './account-manager.ts';

/** Processes start and are swept for reports now and then; on a busy machine that takes its time, in ms. */
const PATIENCE = { timeout: 30_000, interval: 50 };

let team: Inviting;
let accountManager: AccountManager;
let toPostgres: Relay;
/** Looks at what the processes wrote, and holds them up. */
let postgres: pg.Client;
/** The one that is killed, and another one beside it. */
let acting: IntegrationProcess;
let other: IntegrationProcess;
/** An account of its own for each test: who was killed holds on to what it owned for a while. */
const scenes: Awaited<ReturnType<Inviting['scene']>>[] = [];
const TESTS = 10;

beforeAll(async () => {
  team = await createInviting({ callDeadlineMs: CALL_DEADLINE_MS });
  while (scenes.length < TESTS) scenes.push(await team.scene('supergroup', 5));
  await team.integration.stop();
  accountManager = await startAccountManager();
  const { url } = team.harness.database;
  toPostgres = await startRelay({ host: new URL(url).hostname, port: Number(new URL(url).port) });
  const relayed = new URL(url);
  relayed.hostname = '127.0.0.1';
  relayed.port = String(toPostgres.port);
  postgres = new pg.Client({ connectionString: url });
  await postgres.connect();
  const environment = (databaseUrl: string) => (PORT: string) =>
    team.harness.environment({ PORT, ACCOUNT_MANAGER_URL: accountManager.url, DATABASE_URL: databaseUrl });
  [acting, other] = await Promise.all([
    startIntegrationProcess(environment(relayed.href)),
    startIntegrationProcess(environment(url)),
  ]);
}, 180_000);

afterAll(async () => {
  await Promise.all([acting.stop(), other.stop()]);
  await postgres.end();
  await Promise.all([toPostgres.close(), accountManager.close(), team.harness.close()]);
});

beforeEach(() => team.control.clearFaults());

/** One invitation, its permit, and whoever is asked to send it. */
function invitation() {
  const at = scenes.pop();
  if (!at) throw new Error('there are more tests than accounts');
  const permitId = newId();
  const permit = team.permitFor(at, first(at), { jti: permitId });
  const post = async (through: IntegrationProcess, path: string, body: object) => {
    const response = await fetch(`${through.url}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [SERVICE_TOKEN_HEADER]: team.harness.tokenOf('invite'),
      },
      body: JSON.stringify(body),
    });
    return response.json();
  };
  return {
    permitId,
    send: (through = acting) =>
      post(through, '/invitations', { permit, channel: at.channel, platformUserId: first(at) }),
    settle: (through = acting) => post(through, `/permits/${permitId}/settle`, { accountId: at.accountId }),
    /** What Telegram did of what it was asked. */
    calls: async () => (await team.invitesOf(at)).filter(({ executed }) => executed !== false),
    state: async () => {
      const { rows } = await postgres.query('SELECT state FROM permits WHERE id = $1', [permitId]);
      return rows[0]?.state;
    },
  };
}

type Invitation = ReturnType<typeof invitation>;

/** Whoever asks again, here and there and at the same time, hears the same and has nothing sent. */
async function expectEnd(
  sent: Invitation,
  end: { outcome: object; calls: number; told: 'committed' | 'refunded' | 'unknown' },
) {
  const again = await Promise.all([sent.send(), sent.send(), sent.send(other)]);
  for (const outcome of again) expect(outcome).toMatchObject(end.outcome);
  expect(await sent.calls()).toHaveLength(end.calls);
  await vi.waitFor(() => expect(accountManager.toldOf(sent.permitId)).toEqual([end.told]), PATIENCE);
}

/** Sends without waiting: the answer may never come. */
const sendUnheard = (sent: Invitation): void => void sent.send().catch(() => {});

/** Keeps everybody from writing to the journal until it is let go, or is waited for by somebody who wants to. */
async function holdJournal() {
  const client = new pg.Client({ connectionString: team.harness.database.url });
  await client.connect();
  await client.query('BEGIN');
  await client.query('LOCK TABLE permits IN EXCLUSIVE MODE');
  return {
    untilSomebodyWaits: () =>
      vi.waitFor(async () => {
        const { rowCount } = await postgres.query(
          `SELECT FROM pg_locks WHERE relation = 'permits'::regclass AND NOT granted`,
        );
        expect(rowCount).toBeGreaterThan(0);
      }, PATIENCE),
    letGo: () => client.end(),
  };
}

const untilState = (sent: Invitation, state: string) =>
  vi.waitFor(async () => expect(await sent.state()).toBe(state), PATIENCE);

const untilCalled = (sent: Invitation) =>
  vi.waitFor(async () => expect(await sent.calls()).toHaveLength(1), PATIENCE);

const fault = (how: Parameters<Inviting['control']['addFault']>[0]) =>
  team.control.addFault({ method: 'channels.inviteToChannel', count: 1, ...how });

const UNKNOWN = { outcome: 'unknown', code: 'outcome_unknown' };

describe('an invitation is sent at most once, and account-manager is told once what became of it', {
  timeout: 120_000,
}, () => {
  it('when two processes are asked at the same time', async () => {
    const sent = invitation();
    const answers = await Promise.all([sent.send(), sent.send(other), sent.send()]);
    expect(answers).toContainEqual(expect.objectContaining({ outcome: 'joined' }));
    await expectEnd(sent, { outcome: { outcome: 'joined' }, calls: 1, told: 'committed' });
  });

  it('when the process dies before the journal knows of it', async () => {
    const sent = invitation();
    const journal = await holdJournal();
    sendUnheard(sent);
    await journal.untilSomebodyWaits();
    await acting.kill();
    await journal.letGo();
    await acting.start();
    expect(await sent.settle()).toEqual({ status: 'voided' });
    await expectEnd(sent, { outcome: { outcome: 'not_sent' }, calls: 0, told: 'refunded' });
  });

  it('when the process dies between the journal and the first byte', async () => {
    const sent = invitation();
    const journal = await holdJournal();
    sendUnheard(sent);
    await journal.untilSomebodyWaits();
    toPostgres.withholdAnswerTo('COMMIT');
    await journal.letGo();
    await untilState(sent, 'executing');
    expect(await sent.send(other)).toMatchObject({ code: 'service_unavailable' });
    await acting.kill();
    toPostgres.withholdAnswerTo('nothing');
    await acting.start();
    await expectEnd(sent, { outcome: UNKNOWN, calls: 0, told: 'unknown' });
  });

  it('when the process dies while it waits for an answer that was lost', async () => {
    const sent = invitation();
    await fault({ dropAnswer: true });
    sendUnheard(sent);
    await untilCalled(sent);
    await acting.kill();
    await acting.start();
    await expectEnd(sent, { outcome: UNKNOWN, calls: 1, told: 'unknown' });
  });

  it.each([
    ['before Telegram has done it', { dropConnection: true }, 0],
    ['after Telegram has done it', { dropConnection: true, dropAnswer: true }, 1],
    ['in the middle of the answer', { halfAnswer: true }, 1],
  ])('when the line is cut %s', async (_when, how, calls) => {
    const sent = invitation();
    await fault(how);
    expect(await sent.send()).toEqual(UNKNOWN);
    await expectEnd(sent, { outcome: UNKNOWN, calls, told: 'unknown' });
  });

  it('when the process dies before it has written down the answer', async () => {
    const sent = invitation();
    await fault({ delayMs: 1_000 });
    sendUnheard(sent);
    await untilState(sent, 'executing');
    const journal = await holdJournal();
    await journal.untilSomebodyWaits();
    await acting.kill();
    await journal.letGo();
    await acting.start();
    await expectEnd(sent, { outcome: UNKNOWN, calls: 1, told: 'unknown' });
  });

  it('when Postgres is away as the answer is to be written down', async () => {
    const sent = invitation();
    await fault({ delayMs: 1_000 });
    const answer = sent.send();
    await untilState(sent, 'executing');
    toPostgres.refuse(true);
    toPostgres.cut();
    await untilCalled(sent);
    toPostgres.refuse(false);
    expect(await answer).toMatchObject({ outcome: 'joined' });
    await expectEnd(sent, { outcome: { outcome: 'joined' }, calls: 1, told: 'committed' });
  });

  it('when the process dies before account-manager could be told', async () => {
    const sent = invitation();
    accountManager.away = true;
    expect(await sent.send()).toMatchObject({ outcome: 'joined' });
    await acting.kill();
    accountManager.away = false;
    await acting.start();
    await expectEnd(sent, { outcome: { outcome: 'joined' }, calls: 1, told: 'committed' });
  });
});
