import { newId } from '@muster/service-kit';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { first, type Inviting } from '../inviting.ts';
import { createJournalWorld, type JournalWorld, PATIENCE } from './world.ts';

let world: JournalWorld;
/** An account of its own for each test: who was killed holds on to what it owned for a while. */
const scenes: Awaited<ReturnType<Inviting['scene']>>[] = [];
const TESTS = 10;

beforeAll(async () => {
  world = await createJournalWorld(async team => {
    while (scenes.length < TESTS) scenes.push(await team.scene('supergroup', 5));
  });
}, 180_000);
afterAll(() => world.close());
beforeEach(() => world.team.control.clearFaults());

/** One invitation, its permit, and whoever is asked to send it. */
function invitation() {
  const at = scenes.pop();
  if (!at) throw new Error('there are more tests than accounts');
  const permitId = newId();
  const permit = world.team.permitFor(at, first(at), { jti: permitId });
  return {
    permitId,
    send: (through = world.acting) =>
      world.post('invite', through, '/invitations', {
        permit,
        channel: at.channel,
        platformUserId: first(at),
      }),
    settle: (through = world.acting) =>
      world.post('invite', through, `/permits/${permitId}/settle`, { accountId: at.accountId }),
    /** What Telegram did of what it was asked. */
    calls: async () => (await world.team.invitesOf(at)).filter(({ executed }) => executed !== false),
  };
}

type Invitation = ReturnType<typeof invitation>;

/** Whoever asks again, here and there and at the same time, hears the same and has nothing sent. */
async function expectEnd(
  sent: Invitation,
  end: { outcome: object; calls: number; told: 'committed' | 'refunded' | 'unknown' },
) {
  const again = await Promise.all([sent.send(), sent.send(), sent.send(world.other)]);
  for (const outcome of again) expect(outcome).toMatchObject(end.outcome);
  expect(await sent.calls()).toHaveLength(end.calls);
  // The sweepers of two replicas may bring the same report: it is known by its permit there.
  const told = () => [...new Set(world.accountManager.toldOf(sent.permitId))];
  await vi.waitFor(() => expect(told()).toEqual([end.told]), PATIENCE);
}

/** Sends without waiting: the answer may never come. */
const sendUnheard = (sent: Invitation): void => void sent.send().catch(() => {});

/** Keeps everybody from writing to the journal until it is let go, or is waited for by somebody who wants to. */
async function holdJournal() {
  const client = new pg.Client({ connectionString: world.team.harness.database.url });
  await client.connect();
  await client.query('BEGIN');
  await client.query('LOCK TABLE permits IN EXCLUSIVE MODE');
  return {
    untilSomebodyWaits: () =>
      vi.waitFor(async () => {
        const { rowCount } = await world.postgres.query(
          `SELECT FROM pg_locks WHERE relation = 'permits'::regclass AND NOT granted`,
        );
        expect(rowCount).toBeGreaterThan(0);
      }, PATIENCE),
    letGo: () => client.end(),
  };
}

const untilCalled = (sent: Invitation) =>
  vi.waitFor(async () => expect(await sent.calls()).toHaveLength(1), PATIENCE);

const fault = (how: Parameters<Inviting['control']['addFault']>[0]) =>
  world.team.control.addFault({ method: 'channels.inviteToChannel', count: 1, ...how });

const UNKNOWN = { outcome: 'unknown', code: 'outcome_unknown' };

describe('an invitation is sent at most once, and account-manager is told one thing of what became of it', {
  timeout: 120_000,
}, () => {
  it('when two processes are asked at the same time', async () => {
    const sent = invitation();
    const answers = await Promise.all([sent.send(), sent.send(world.other), sent.send()]);
    expect(answers).toContainEqual(expect.objectContaining({ outcome: 'joined' }));
    await expectEnd(sent, { outcome: { outcome: 'joined' }, calls: 1, told: 'committed' });
  });

  it('when the process dies before the journal knows of it', async () => {
    const sent = invitation();
    const journal = await holdJournal();
    sendUnheard(sent);
    await journal.untilSomebodyWaits();
    await world.acting.kill();
    await journal.letGo();
    await world.acting.start();
    expect(await sent.settle()).toEqual({ status: 'voided' });
    await expectEnd(sent, { outcome: { outcome: 'not_sent' }, calls: 0, told: 'refunded' });
  });

  it('when the process dies between the journal and the first byte', async () => {
    const sent = invitation();
    const journal = await holdJournal();
    sendUnheard(sent);
    await journal.untilSomebodyWaits();
    world.toPostgres.withholdAnswerTo('COMMIT');
    await journal.letGo();
    await world.untilState(sent.permitId, 'executing');
    expect(await sent.send(world.other)).toMatchObject({ code: 'service_unavailable' });
    await world.acting.kill();
    world.toPostgres.withholdAnswerTo('nothing');
    await world.acting.start();
    await expectEnd(sent, { outcome: UNKNOWN, calls: 0, told: 'unknown' });
  });

  it('when the process dies while it waits for an answer that was lost', async () => {
    const sent = invitation();
    await fault({ dropAnswer: true });
    sendUnheard(sent);
    await untilCalled(sent);
    await world.acting.kill();
    await world.acting.start();
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
    await world.untilState(sent.permitId, 'executing');
    const journal = await holdJournal();
    await journal.untilSomebodyWaits();
    await world.acting.kill();
    await journal.letGo();
    await world.acting.start();
    await expectEnd(sent, { outcome: UNKNOWN, calls: 1, told: 'unknown' });
  });

  it('when Postgres is away as the answer is to be written down', async () => {
    const sent = invitation();
    await fault({ delayMs: 1_000 });
    const answer = sent.send();
    await world.untilState(sent.permitId, 'executing');
    world.toPostgres.refuse(true);
    world.toPostgres.cut();
    await untilCalled(sent);
    world.toPostgres.refuse(false);
    expect(await answer).toMatchObject({ outcome: 'joined' });
    await expectEnd(sent, { outcome: { outcome: 'joined' }, calls: 1, told: 'committed' });
  });

  it('when the process dies before account-manager could be told', async () => {
    const sent = invitation();
    world.accountManager.away = true;
    expect(await sent.send()).toMatchObject({ outcome: 'joined' });
    await world.acting.kill();
    world.accountManager.away = false;
    await world.acting.start();
    await expectEnd(sent, { outcome: { outcome: 'joined' }, calls: 1, told: 'committed' });
  });
});
