import { secretPaths } from '@muster/secrets';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTelegramAccount } from './harness.ts';
import { createLoggingIn, type LoggingIn } from './logging-in.ts';

let team: LoggingIn;
beforeAll(async () => {
  team = await createLoggingIn();
});
afterAll(() => team.close());

/** Somebody who has connected their account, and the application Telegram knows their client by. */
async function connect() {
  const { phone, userId } = await createTelegramAccount(team.harness.sandbox, {});
  const { body: login } = await team.start(phone);
  const { body } = await team.submit(login.id, 'code', await team.code(userId));
  expect(body.state).toBe('connected');
  return { userId, apiId: await apiIdOf(userId) };
}
const apiIdOf = async (userId: string) => (await team.control.sessions(userId)).items[0]?.apiId;

it('connects as the application that was entered last, without a restart; who is connected stays so', async () => {
  const early = await connect();
  expect(early.apiId).toBe(4);
  await team.harness.secrets.write(secretPaths.telegramApp, { apiId: '5', apiHash: 'another-hash' });
  await expect.poll(async () => (await connect()).apiId, { timeout: 20_000 }).toBe(5);
  expect(await apiIdOf(early.userId)).toBe(4);
});
