import type { Api } from 'telegram';
import type { Account } from '../accounts/repository.ts';
import type { Restrict } from '../accounts/restrict.ts';
import { type CallResult, compose, type Middleware } from '../telegram/call.ts';
import type { TelegramMetrics } from '../telegram/metrics.ts';
import { classify } from '../telegram/middlewares/classify.ts';
import { deadline } from '../telegram/middlewares/deadline.ts';
import { measure } from '../telegram/middlewares/measure.ts';
import type { Connections } from './connections.ts';
import { refuseRestricted } from './refuse-restricted.ts';
import { reportRestriction } from './report-restriction.ts';

export type ActingAccount = Pick<Account, 'id' | 'teamId' | 'state' | 'stateUntil'>;

/** Everything Muster says to Telegram for a connected account goes through here. */
export type AccountCalls = {
  /** Opens the account's connection, so that what follows fails for no reason that could be known before. */
  connect(account: ActingAccount): Promise<CallResult<unknown>>;
  call<R extends Api.AnyRequest>(account: ActingAccount, request: R): Promise<CallResult<R['__response']>>;
};

export function createAccountCalls(parts: {
  connections: Connections;
  restrict: Restrict;
  metrics: TelegramMetrics;
  deadlineMs: number;
}): AccountCalls {
  const { connections, restrict, metrics, deadlineMs } = parts;
  const shared: readonly Middleware[] = [measure(metrics), classify, deadline(deadlineMs)];
  const runFor = (account: ActingAccount) =>
    compose([refuseRestricted(account), reportRestriction(account, restrict, connections), ...shared]);

  return {
    connect: account => runFor(account)('connect', () => connections.open(account)),
    call: (account, request) =>
      runFor(account)(request.className, async signal => {
        const connection = await connections.open(account);
        // An answer that is given up must not come later, when somebody else waits for one.
        signal.addEventListener('abort', () => void connection.close(), { once: true });
        return connection.invoke(request);
      }),
  };
}
