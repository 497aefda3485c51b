import {
  collectMembers,
  connectAccount,
  prepareInvites,
  registerUser,
  runInvites,
  type ServiceName,
} from '@muster/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { judgeOutcome } from './judge-outcome.ts';
import { newWorld, type SuiteUnderTest, startSuiteUnderTest } from './world-under-test.ts';

const MEMBERS = 10;

/** A job whose worker died is taken over after some seconds of real time, several times over. */
const TIMEOUT_MS = 180_000;

let under: SuiteUnderTest;
beforeAll(async () => {
  under = await startSuiteUnderTest();
});
afterAll(() => under?.stop());

/** Runs the main job while `disturb` is called after each change of the task that was seen. */
async function runDisturbed(disturb: (changes: number) => Promise<void>) {
  const world = await newWorld(under, MEMBERS);
  const user = await registerUser(under.suite.gatewayUrl);
  await connectAccount(user.api, under.suite.sandbox.control, world.account);
  const parsed = await collectMembers(user.api, world.source.link, { onIdle: under.onIdle });
  const { task } = await prepareInvites(user.api, {
    destination: world.destination.link,
    parsingTaskId: parsed.id,
  });
  let changes = 0;
  let disturbing: Promise<void> = Promise.resolve();
  const done = await runInvites(user.api, task.id, {
    onIdle: under.onIdle,
    onChange: () => {
      const change = ++changes;
      disturbing = disturbing.then(() => disturb(change));
    },
  });
  await disturbing;
  return { user, world, done };
}

it.each<ServiceName>(['invite-worker', 'account-manager', 'integration'])(
  'loses nobody and invites nobody twice when %s is killed again and again',
  async name => {
    let kills = 0;
    const { user, world, done } = await runDisturbed(async change => {
      if (change % 3 !== 2 || kills === 4) return;
      kills += 1;
      await under.suite.kill(name);
      await under.suite.start(name);
    });
    expect(kills).toBeGreaterThanOrEqual(2);
    expect(done.state).toBe('completed');
    await judgeOutcome(under, user.api, world, done);
  },
  TIMEOUT_MS,
);

it(
  'loses nobody and invites nobody twice when Redis loses everything',
  async () => {
    let wipes = 0;
    const { user, world, done } = await runDisturbed(async change => {
      if (change % 4 !== 2) return;
      wipes += 1;
      await under.clock.wipeRedis();
    });
    expect(wipes).toBeGreaterThanOrEqual(2);
    expect(done.state).toBe('completed');
    await judgeOutcome(under, user.api, world, done);
  },
  TIMEOUT_MS,
);
