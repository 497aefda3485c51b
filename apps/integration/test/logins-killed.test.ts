import { Login, SERVICE_TOKEN_HEADER } from '@muster/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTelegramAccount } from './harness.ts';
import { type Identity, startIdentity } from './identity.ts';
import { type IntegrationProcess, startIntegrationProcess } from './integration-process.ts';
import { createLoggingIn, type LoggingIn } from './logging-in.ts';

let team: LoggingIn;
let identity: Identity;
/** The replica that is killed, beside the one that stays. */
let killed: IntegrationProcess;
beforeAll(async () => {
  [team, identity] = await Promise.all([createLoggingIn(), startIdentity()]);
  killed = await startIntegrationProcess(PORT =>
    team.harness.environment({ PORT, IDENTITY_URL: identity.url }),
  );
}, 60_000);
afterAll(async () => {
  await killed.stop();
  await Promise.all([team.close(), identity.close()]);
});

/** Begins a login in the replica that will be killed. */
async function begin(login: object) {
  const response = await fetch(`${killed.url}/api/v1/accounts/logins`, {
    method: 'POST',
    headers: {
      [SERVICE_TOKEN_HEADER]: team.harness.tokenOf('gateway'),
      authorization: `Bearer ${identity.tokenOf(team.teamId)}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(login),
  });
  expect(response.status).toBe(201);
  const { id } = Login.parse(await response.json());
  return { id, view: await team.watch(id) };
}

/** So long after its last sign nobody believes any more that a replica is there, in ms. */
const SILENT_MS = 12_000;

it('logins in a replica that is killed are lost: who connects an account is told to start again, and can', async () => {
  const telegram = await createTelegramAccount(team.harness.sandbox);
  const byCode = await begin({ method: 'code', phone: telegram.phone });
  const byQr = await begin({ method: 'qr' });
  const code = await team.code(telegram.userId);

  await killed.kill();
  // Whether it only stands still is not known yet.
  expect(await team.submit(byCode.id, 'code', code)).toMatchObject({
    status: 503,
    body: { code: 'service_unavailable' },
  });
  await team.clock.advance(SILENT_MS);
  await team.integration.dependencies.ownership.renew();

  expect(await team.submit(byCode.id, 'code', code)).toMatchObject({
    status: 409,
    body: { code: 'login_lost' },
  });
  for (const { view } of [byCode, byQr]) {
    const { data } = await view.until(({ data }) => data.state === 'failed');
    expect(data.problem).toMatchObject({ code: 'login_lost' });
  }

  const { body: again } = await team.start(telegram.phone);
  expect(again.id).not.toBe(byCode.id);
  const connected = await team.submit(again.id, 'code', await team.code(telegram.userId));
  expect(connected.body).toMatchObject({ state: 'connected' });
});
