import { AccountChange, unwrap } from '@muster/contracts';
import { type ApiUser, connectAccount, readEvents, untilSettled } from '@muster/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newWorld, type SuiteUnderTest } from '../world-under-test.ts';

/** How an operator brings an account back that Telegram froze. */
export function testRestrictedAccounts(parts: () => { under: SuiteUnderTest; operator: ApiUser }): void {
  let under: SuiteUnderTest;
  let user: ApiUser;
  let id: string;
  const view = new AbortController();
  let events: ReturnType<typeof readEvents>;
  beforeAll(async () => {
    ({ under, operator: user } = parts());
    const world = await newWorld(under, 5);
    ({ id } = await connectAccount(user.api, under.suite.sandbox.control, world.account));
    const url = `${under.suite.gatewayUrl}/api/v1/accounts/events`;
    events = readEvents(url, { accessToken: user.accessToken, signal: view.signal });
  });
  afterAll(() => view.abort());

  const untilState = (state: string) =>
    untilSettled(
      async () => unwrap(await user.api.GET('/api/v1/accounts/{id}', { params: { path: { id } } })),
      account => account.state === state,
    );

  it('is shown as such, and works again everywhere once the operator has lifted it', async () => {
    expect((await events.next()).value).toMatchObject({
      event: 'standings',
      data: expect.arrayContaining([expect.objectContaining({ accountId: id, restrictions: [] })]),
    });
    const { control } = under.suite.sandbox;
    await control.addFault({ method: 'contacts.resolveUsername', error: 'FROZEN_METHOD_INVALID', count: 1 });
    const check = { params: { path: { id } }, body: { channel: '@nobody_knows_this' } };
    await user.api.POST('/api/v1/accounts/{id}/channels/check', check);
    const restricted = (await events.next()).value;
    expect(restricted).toMatchObject({ event: 'restricted', data: { accountId: id, kind: 'frozen' } });
    await untilState('frozen');

    const path = { id, kind: 'frozen' } as const;
    const body = { reason: 'The appeal was granted' };
    unwrap(await user.api.POST('/api/v1/accounts/{id}/restrictions/{kind}/lift', { params: { path }, body }));
    const lifted = (await events.next()).value;
    expect(lifted).toMatchObject({ event: 'lifted', data: { kind: 'frozen', restrictions: [] } });
    expect(AccountChange.parse(lifted?.data).version).toBeGreaterThan(
      AccountChange.parse(restricted?.data).version,
    );
    await untilState('active');
    const answer = await user.api.POST('/api/v1/accounts/{id}/channels/check', check);
    expect(answer.error?.code).toBe('chat_not_found');
  });
}
