import { countAccountLog, countTeamLog, listAccountLog, listTeamLog } from '@muster/contracts';
import { clock, problem, route, type ServiceApp, toPage } from '@muster/service-kit';
import type { AccountStore } from '../accounts/repository.ts';
import { presentCount, presentEntry } from './present.ts';
import type { LogFilter, LogStore } from './repository.ts';

/** Counts begin this long before now where nobody says when, in ms. */
const USUAL_COUNTS_MS = 30 * 24 * 60 * 60_000;

export function accountLogRoutes(
  app: ServiceApp,
  { accounts, accountLogStore: store }: { accounts: Pick<AccountStore, 'find'>; accountLogStore: LogStore },
): void {
  const list = async (filter: LogFilter, query: { cursor?: string | undefined; limit: number }) => {
    const { rows, total } = await store.page(filter, query);
    return toPage(rows, query.limit, total, presentEntry);
  };
  const count = async (filter: LogFilter, timeZone: string) => {
    const since = filter.since ?? new Date(clock.now() - USUAL_COUNTS_MS).toISOString();
    return { items: (await store.countByDay({ ...filter, since }, timeZone)).map(presentCount) };
  };
  const own = async (account: { id: string; teamId: string }) => {
    if (!(await accounts.find(account))) throw problem('not_found');
    return { accountId: account.id, teamId: account.teamId };
  };

  route(app, listTeamLog, ({ query, user: { teamId } }) => list({ ...query, teamId }, query));
  route(app, countTeamLog, ({ query, user: { teamId } }) => count({ ...query, teamId }, query.timeZone));
  route(app, listAccountLog, async ({ params: { id }, query, user: { teamId } }) =>
    list({ ...query, ...(await own({ id, teamId })) }, query),
  );
  route(app, countAccountLog, async ({ params: { id }, query, user: { teamId } }) =>
    count({ ...query, ...(await own({ id, teamId })) }, query.timeZone),
  );
}
