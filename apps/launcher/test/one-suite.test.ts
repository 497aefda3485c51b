import { type ApiUser, registerUser } from '@muster/testkit';
import { afterAll, beforeAll, describe } from 'vitest';
import { testIsolation } from './one-suite/isolation.ts';
import { testMainJob } from './one-suite/main-job.ts';
import { testOperator } from './one-suite/operator.ts';
import { testRestrictedAccounts } from './one-suite/restricted-accounts.ts';
import { type SuiteUnderTest, startSuiteUnderTest } from './world-under-test.ts';

/** What hurts no suite shares one, each with users of its own: to start one is most of what a test like these costs. */
describe('through the gateway, with the real limits', () => {
  let under: SuiteUnderTest;
  /** The first user is the operator. */
  let operator: ApiUser;
  beforeAll(async () => {
    under = await startSuiteUnderTest();
    operator = await registerUser(under.suite.gatewayUrl);
  });
  afterAll(() => under?.stop());

  describe('the operator', () => testOperator(() => ({ under, operator })));
  describe('an account that Telegram froze', () => testRestrictedAccounts(() => ({ under, operator })));
  describe('a second user', () => testIsolation(() => under));
  describe('the main job', () => testMainJob(() => under));
});
