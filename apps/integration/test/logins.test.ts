import { newId } from '@muster/service-kit';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  connectAccount,
  createHarness,
  createTelegramAccount,
  type Harness,
  type Integration,
  newestCode,
} from './harness.ts';

let harness: Harness;
let integration: Integration;
const logLines: string[] = [];
const teamId = newId();

beforeAll(async () => {
  harness = await createHarness();
  integration = await harness.start({ logLines });
});
afterAll(() => harness.close());

const start = (phone: string, team = teamId) =>
  integration.call({ teamId: team }, 'POST', '/api/v1/accounts/logins', { method: 'code', phone });
const submit = (id: string, what: 'code' | 'password', value: string) =>
  integration.call({ teamId }, 'POST', `/api/v1/accounts/logins/${id}/${what}`, { [what]: value });

describe('connecting an account by a code', () => {
  it('tells where the code went, and ends with an account that account-manager knows', async () => {
    const telegram = await createTelegramAccount(harness.sandbox, { username: 'anna_first' });
    const started = await start(telegram.phone);
    expect(started).toMatchObject({
      status: 201,
      body: { state: 'code_sent', code: { sentBy: 'app', length: 5 }, accountId: null, problem: null },
    });
    expect(started.body.phoneHint).toMatch(/^\+•+\d{4}$/);

    const connected = await submit(
      started.body.id,
      'code',
      await newestCode(harness.sandbox, telegram.userId),
    );
    expect(connected).toMatchObject({ status: 200, body: { state: 'connected', code: null } });
    const account = await integration.call({ teamId }, 'GET', `/api/v1/accounts/${connected.body.accountId}`);
    expect(account.body).toMatchObject({
      platformUserId: telegram.userId,
      username: 'anna_first',
      firstName: 'Anna',
      state: 'active',
      stateUntil: null,
    });
    expect(integration.accountManager.reports).toContainEqual(
      expect.objectContaining({
        accountId: connected.body.accountId,
        teamId,
        report: {
          about: 'account',
          personKey: harness.hashPerson(telegram.userId),
          connectedAt: account.body.connectedAt,
        },
      }),
    );
  });
});
