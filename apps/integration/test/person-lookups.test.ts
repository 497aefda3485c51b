import { waitReasons } from '@muster/contracts';
import { clock, newId } from '@muster/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  connectAccount,
  createHarness,
  createTelegramAccount,
  type Harness,
  type Integration,
} from './harness.ts';

let harness: Harness;
let integration: Integration;
const teamId = newId();

beforeAll(async () => {
  harness = await createHarness();
  integration = await harness.start();
});
afterAll(() => harness.close());

/** Somebody checks a chat by a name that their account has never met. */
async function lookUp() {
  const [own, other] = [
    await createTelegramAccount(harness.sandbox),
    await createTelegramAccount(harness.sandbox),
  ];
  const username = `runners_${other.userId}`;
  const { control } = harness.sandbox;
  await control.createChat({ kind: 'supergroup', title: 'Runners', username, creatorUserId: other.userId });
  const accountId = await connectAccount(harness, integration, teamId, own);
  const url = `/api/v1/accounts/${accountId}/channels/check`;
  return integration.call({ teamId }, 'POST', url, { channel: `@${username}` });
}

describe('a person who looks a chat up', () => {
  it('is told that the account is busy when no lease is free', async () => {
    integration.accountManager.busy = true;
    const { status, body } = await lookUp();
    integration.accountManager.busy = false;
    expect([status, body.code]).toEqual([409, 'account_busy']);
    expect(body.retryAfterSeconds).toBeGreaterThan(0);
  });

  it('is told which limit is used up, how much of it, and when there is room again', async () => {
    const nextAt = new Date(clock.now() + 30_000).toISOString();
    const message = waitReasons.resolves_per_minute;
    const limit = { name: 'resolves_per_minute', message, value: 5, used: 5, nextAt };
    integration.accountManager.denial = { code: 'account_limit_reached', retryAt: nextAt, limit };
    const { status, body } = await lookUp();
    integration.accountManager.denial = null;
    expect([status, body.code, body.limit]).toEqual([429, 'account_limit_reached', limit]);
    expect(body.retryAfterSeconds).toBeGreaterThan(0);
  });

  it('is told to ask again soon when the line breaks under the lookup', async () => {
    const { control } = harness.sandbox;
    await control.addFault({ method: 'contacts.resolveUsername', dropConnection: true, count: 1 });
    const { status, body } = await lookUp();
    expect([status, body.code]).toEqual([502, 'telegram_failed']);
    expect(body.retryAfterSeconds).toBeGreaterThan(0);
  });
});
