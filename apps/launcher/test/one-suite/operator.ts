import { unwrap } from '@muster/contracts';
import { type ApiUser, connectAccount } from '@muster/testkit';
import { expect, it } from 'vitest';
import { newWorld, type SuiteUnderTest } from '../world-under-test.ts';

/** What an operator does, and where it is seen; before anything else is in the audit trail of their team. */
export function testOperator(parts: () => { under: SuiteUnderTest; operator: ApiUser }): void {
  it('makes a profile, gives it to an account, pauses and resumes it, and finds all of it in the audit trail', async () => {
    const { under, operator } = parts();
    const { api } = operator;
    const name = { params: { path: { name: 'careful' } } };
    const made = await api.PUT('/api/v1/limits/profiles/{name}', {
      ...name,
      body: { limits: { invites_per_day: 20 } },
    });
    unwrap(made);
    const changed = await api.PUT('/api/v1/limits/profiles/{name}', {
      params: { ...name.params, header: { 'if-match': made.response.headers.get('etag') ?? '' } },
      body: { limits: { invites_per_day: 10 } },
    });
    expect(unwrap(changed).effective.limits.invites_per_day).toBe(10);

    const world = await newWorld(under, 1);
    const { id } = await connectAccount(api, under.suite.sandbox.control, world.account);
    const account = { params: { path: { id } } };
    await api.PUT('/api/v1/accounts/{id}/profile', { ...account, body: { profile: 'careful' } });
    expect(unwrap(await api.GET('/api/v1/accounts/{id}/usage', account)).profile).toBe('careful');
    await api.POST('/api/v1/accounts/{id}/pause', { ...account, body: { reason: 'a look by hand' } });
    await api.POST('/api/v1/accounts/{id}/resume', { ...account, body: { reason: 'looked at' } });

    const told = async () => {
      const { items } = unwrap(await api.GET('/api/v1/audit'));
      return items.map(({ action, actor }) => [action, actor.kind === 'user' ? actor.email : actor.service]);
    };
    await expect
      .poll(told, { timeout: 20_000 })
      .toEqual(
        [
          'account_resumed',
          'account_paused',
          'account_profile_chosen',
          'profile_set',
          'profile_set',
          'user_registered',
        ].map(action => [action, operator.email]),
      );
  });
}
