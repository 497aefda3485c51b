import { bringStanding, changeAccount, checkSession, getAccount, Id, listAccounts } from '@muster/contracts';
import { oneMore, problem, route, type ServiceApp, toPage } from '@muster/service-kit';
import type { AccountCalls } from '../connections/account-calls.ts';
import { problemOf } from '../errors/problem-of.ts';
import { presentAccount } from './present.ts';
import type { AccountStore } from './repository.ts';

export function accountRoutes(
  app: ServiceApp,
  { accounts, calls }: { accounts: AccountStore; calls: Pick<AccountCalls, 'check'> },
): void {
  route(app, listAccounts, async ({ query: { cursor, limit }, user: { teamId } }) => {
    if (cursor !== undefined && !Id.safeParse(cursor).success) throw problem('invalid_input');
    const { rows, total } = await accounts.list({ teamId, cursor, take: oneMore(limit) });
    return toPage(rows, limit, total, presentAccount);
  });

  route(app, getAccount, async ({ params: { id }, user: { teamId } }) => {
    const account = await accounts.find({ id, teamId });
    if (!account) throw problem('not_found');
    return presentAccount(account);
  });

  route(app, changeAccount, async ({ params: { id }, body: { label }, user: { teamId } }) => {
    const account = await accounts.setLabel({ id, teamId }, label);
    if (!account) throw problem('not_found');
    return presentAccount(account);
  });

  route(app, bringStanding, async ({ params: { id }, body: { version, restrictions } }) => {
    const standing = restrictions.map(({ kind, until }) => ({ kind, until: until ? new Date(until) : null }));
    const answer = await accounts.takeStanding(id, { version, restrictions: standing });
    if (answer === 'unknown') throw problem('not_found');
    if (answer === 'reports_under_way') throw problem('wrong_state');
  });
  route(app, checkSession, async ({ params: { id } }) => {
    const account = await accounts.find({ id });
    if (!account) throw problem('not_found');
    const answer = await calls.check(account);
    if (answer.status === 'failed') throw problemOf(answer.failure);
  });
}
