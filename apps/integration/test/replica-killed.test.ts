import { SERVICE_TOKEN_HEADER } from '@muster/contracts';
import { newId } from '@muster/service-kit';
import { createTestClock, type TestClock } from '@muster/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  connectAccount,
  createHarness,
  createTelegramAccount,
  type Harness,
  type Integration,
  leaseToken,
} from './harness.ts';
import { type IntegrationProcess, startIntegrationProcess } from './integration-process.ts';

let harness: Harness;
let clock: TestClock;
let staying: Integration;
/** The replica that is killed, beside the one that stays. */
let killed: IntegrationProcess;
beforeAll(async () => {
  harness = await createHarness({ people: 200 });
  clock = await createTestClock(harness.environment().REDIS_URL ?? '');
  staying = await harness.startReplica();
  killed = await startIntegrationProcess(PORT => harness.environment({ PORT }));
}, 60_000);
afterAll(async () => {
  await killed.stop();
  await harness.close();
  await clock.close();
});

/** So long after its last sign nobody believes any more that a replica is there, in ms. */
const SILENT_MS = 12_000;

it('the accounts of a replica that is killed are answered for by another, once it is certainly silent', async () => {
  const teamId = newId();
  const telegram = await createTelegramAccount(harness.sandbox);
  const { chatId } = await harness.sandbox.control.createChat({
    kind: 'supergroup',
    title: 'Club',
    creatorUserId: telegram.userId,
    members: { count: 5 },
  });
  const accountId = await connectAccount(harness, staying, teamId, telegram);
  await staying.dependencies.connections.drop(accountId);
  const question = {
    lease: leaseToken(harness.sign, { accountId, teamId }),
    channel: `telegram:${chatId}`,
  };
  const ask = () => staying.call({ service: 'parsing' }, 'POST', '/chats/members', question);

  const owned = await fetch(`${killed.url}/chats/members`, {
    method: 'POST',
    headers: { [SERVICE_TOKEN_HEADER]: harness.tokenOf('parsing'), 'content-type': 'application/json' },
    body: JSON.stringify(question),
  });
  expect(owned.status).toBe(200);
  expect(await ask()).toMatchObject({ status: 200, body: { status: 'page' } });
  expect(staying.dependencies.connections.live()).toEqual([]);

  await killed.kill();
  // Whether it only stands still is not known yet.
  expect(await ask()).toMatchObject({ status: 503, body: { code: 'service_unavailable' } });
  await clock.advance(SILENT_MS);
  await staying.dependencies.ownership.renew();
  question.lease = leaseToken(harness.sign, { accountId, teamId });
  expect(await ask()).toMatchObject({ status: 200, body: { status: 'page' } });
  expect(staying.dependencies.connections.live()).toMatchObject([{ account: { id: accountId } }]);
  const { items } = await harness.sandbox.control.connectionsOf(telegram.userId);
  expect(items.map(({ mostParallel, duplicated }) => ({ mostParallel, duplicated }))).toEqual(
    items.map(() => ({ mostParallel: 1, duplicated: 0 })),
  );
});
