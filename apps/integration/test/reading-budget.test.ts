import { newId } from '@muster/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  connectAccount,
  createHarness,
  createTelegramAccount,
  type Harness,
  type Integration,
  leaseToken,
} from './harness.ts';

/** Of which one is the list of chats, when the account is connected. */
const CALLS_A_MINUTE = 4;

let harness: Harness;
let owner: Integration;
let other: Integration;
beforeAll(async () => {
  harness = await createHarness({ people: 200 });
  [owner, other] = await Promise.all([harness.startReplica(), harness.startReplica()]);
});
afterAll(() => harness.close());

describe('the calls a minute of an account', () => {
  it('are counted together whichever replica is asked, and a move forgets a minute and no more', async () => {
    const teamId = newId();
    const telegram = await createTelegramAccount(harness.sandbox);
    const { chatId } = await harness.sandbox.control.createChat({
      kind: 'supergroup',
      title: 'Club',
      creatorUserId: telegram.userId,
    });
    const accountId = await connectAccount(harness, owner, teamId, telegram);
    const lease = leaseToken(harness.sign, { accountId, teamId, readsPerMinute: CALLS_A_MINUTE });
    const read = async (replica: Integration) => {
      const body = { lease, channel: `telegram:${chatId}` };
      return (await replica.call({ service: 'parsing' }, 'POST', '/chats/history', body)).body.status;
    };
    const answers = [];
    for (const replica of [owner, other, owner, other, owner]) answers.push(await read(replica));
    expect(answers).toEqual(['page', 'page', 'page', 'throttled', 'throttled']);

    await owner.stop();
    const afterwards = [];
    for (let call = 0; call <= CALLS_A_MINUTE; call++) afterwards.push(await read(other));
    expect(afterwards).toEqual([...Array(CALLS_A_MINUTE).fill('page'), 'throttled']);
  });
});
