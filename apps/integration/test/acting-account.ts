import { type LeasePurpose, type LimitedAction, SERVICE_TOKEN_HEADER } from '@muster/contracts';
import { LocalSecretStore, SigningKey, SymmetricKey, secretPaths } from '@muster/secrets';
import { createJwtSigner, createPersonHasher, createServiceTokens, newId } from '@muster/service-kit';
import { type Suite, suiteLayout } from '@muster/testkit';
import { expect, vi } from 'vitest';

type Acting = { suite: Suite; directory: string; teamId: string; accountId: string };

/** Longer than a lease or a permit is waited for where the profile is quick, in ms. */
const WAIT = { timeout: 20_000, interval: 200 };

/**
 * An account of a suite as invite and parsing act through it: each time under a lease and a permit of account-manager's.
 * @param answers gets all that any service answers
 */
export async function createActingAccount(
  { suite, directory, teamId, accountId }: Acting,
  answers: string[],
) {
  const { secrets, secretsKey } = suiteLayout(directory);
  const store = await LocalSecretStore.open({ dir: secrets, keyFile: secretsKey });
  const hashPerson = createPersonHasher((await store.read(secretPaths.peopleHashingKey, SymmetricKey)).key);

  const callerAs = async (service: 'invite' | 'parsing') => {
    const sign = createJwtSigner(await store.read(secretPaths.serviceKey(service), SigningKey));
    const tokens = createServiceTokens(service, sign);
    return async (
      callee: 'account-manager' | 'integration',
      method: string,
      route: string,
      body?: object,
    ) => {
      const response = await fetch(`${suite.serviceUrl(callee)}${route}`, {
        method,
        headers: {
          [SERVICE_TOKEN_HEADER]: tokens(callee),
          ...(body && { 'content-type': 'application/json' }),
        },
        ...(body && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      answers.push(text);
      return text === '' ? null : JSON.parse(text);
    };
  };
  const asInvite = await callerAs('invite');
  const asParsing = await callerAs('parsing');

  type Lease = { token: string; permit(action: LimitedAction, target: string): Promise<string> };
  const underLease = async <T>(
    as: typeof asInvite,
    asked: { purpose: LeasePurpose; channel?: string },
    work: (lease: Lease) => Promise<T>,
  ): Promise<T> => {
    const granted = (route: string, body: object) =>
      vi.waitFor(async () => {
        const answer = await as('account-manager', 'POST', route, body);
        expect(answer).toMatchObject({ status: 'granted' });
        return answer;
      }, WAIT);
    const question = { ...asked, teamId, accountIds: [accountId], holder: 'a test' };
    const { lease } = await granted('/leases', question);
    const permit = async (action: LimitedAction, target: string) => {
      const wanted = { permitId: newId(), lease: lease.token, action, target };
      const of = action === 'invite' ? { channel: asked.channel } : {};
      return (await granted(`/leases/${lease.id}/permits`, { ...wanted, ...of })).permit.token;
    };
    const done = await work({ token: lease.token, permit });
    await as('account-manager', 'DELETE', `/leases/${lease.id}`);
    return done;
  };

  return {
    lookUp: (person: string) =>
      underLease(asInvite, { purpose: 'message' }, async lease => {
        const question = { lease: lease.token, person };
        const { target } = await asInvite('integration', 'POST', '/people/resolve', question);
        const permit = await lease.permit('resolve', target);
        return asInvite('integration', 'POST', '/people/resolve', { ...question, permit });
      }),
    invite: (platformUserId: string, channel: string) =>
      underLease(asInvite, { purpose: 'invite', channel }, async lease => {
        const permit = await lease.permit('invite', hashPerson(platformUserId));
        return asInvite('integration', 'POST', '/invitations', { permit, channel, platformUserId });
      }),
    makeLink: (channel: string) =>
      underLease(asInvite, { purpose: 'invite', channel }, lease =>
        asInvite('integration', 'POST', '/invitations/link', { lease: lease.token, channel }),
      ),
    write: (platformUserId: string, text: string) =>
      underLease(asInvite, { purpose: 'message' }, async lease => {
        const permit = await lease.permit('direct_message', hashPerson(platformUserId));
        return asInvite('integration', 'POST', '/messages', { permit, platformUserId, text });
      }),
    join: (chat: string) =>
      underLease(asParsing, { purpose: 'parse' }, async lease => {
        const { target } = await asParsing('integration', 'POST', '/chats/join', { chat });
        const permit = await lease.permit('join', target);
        return asParsing('integration', 'POST', '/chats/join', { chat, permit });
      }),
  };
}
