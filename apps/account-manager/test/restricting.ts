import type { LiftableKind } from '@muster/contracts';
import { newId } from '@muster/service-kit';
import { connectAccount, type Installation, takeLease } from './installation.ts';
import { callAsUser, signIn } from './people.ts';

/** What people do to the accounts of a new team each, and what comes of it. */
export function createRestricting(installation: Installation) {
  const operator = signIn(installation, newId(), { operator: true });
  const reason = 'The appeal was granted';

  async function newAccount() {
    const teamId = newId();
    const account = await connectAccount(installation, teamId);
    return { ...account, teamId, admin: signIn(installation, teamId) };
  }
  type Account = Awaited<ReturnType<typeof newAccount>>;

  const post = (
    by: typeof operator,
    account: Account,
    what: string,
    body: object,
    headers?: Record<string, string>,
  ) => callAsUser(installation, by, 'POST', `/api/v1/accounts/${account.id}/${what}`, body, headers);

  return {
    operator,
    reason,
    newAccount,
    /** A moment so many ms from now. */
    inMs: (ms: number) => new Date(installation.clock.now() + ms).toISOString(),
    lift: (account: Account, kind: LiftableKind, by = operator) =>
      post(by, account, `restrictions/${kind}/lift`, { reason }),
    extend: (account: Account, kind: LiftableKind, until: string, body: object = { reason }) =>
      post(operator, account, `restrictions/${kind}/extend`, { until, ...body }),
    pause: (account: Account, by = account.admin, body: object = {}, headers?: Record<string, string>) =>
      post(by, account, 'pause', { reason: 'Holidays', ...body }, headers),
    resume: (account: Account, by = account.admin) => post(by, account, 'resume', { reason: 'Back again' }),
    async restrictionsOf({ admin, id }: Account) {
      const { body } = await callAsUser(installation, admin, 'GET', `/api/v1/accounts/${id}/usage`);
      return body.restrictions;
    },
    async isLeased({ teamId, id }: Account) {
      return (await takeLease(installation, teamId, { accountIds: [id] })).status === 'granted';
    },
  };
}
export type Restricting = ReturnType<typeof createRestricting>;
