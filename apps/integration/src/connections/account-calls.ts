import type { Api } from 'telegram';
import type { Note } from '../account-log/entry.ts';
import { logCalls } from '../account-log/log-calls.ts';
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
  /** @param untilMs no byte of the request leaves after this moment of the monotonic clock */
  call<R extends Api.AnyRequest>(
    account: ActingAccount,
    request: R,
    untilMs?: number,
  ): Promise<CallResult<R['__response']>>;
};

export function createAccountCalls(parts: {
  connections: Connections;
  restrict: Restrict;
  metrics: TelegramMetrics;
  note: Note;
  deadlineMs: number;
}): AccountCalls {
  const { connections, restrict, metrics, note, deadlineMs } = parts;
  const gates = (account: ActingAccount, request?: Api.AnyRequest): Middleware[] => [
    refuseRestricted(account),
    logCalls(account, request, note),
    reportRestriction(account, restrict, connections),
  ];
  const opening = [classify, deadline(deadlineMs)];
  const calling = [measure(metrics), ...opening];

  return {
    connect: account => compose([...gates(account), ...opening])('connect', () => connections.open(account)),
    call: (account, request, untilMs) =>
      compose([...gates(account, request), ...calling])(request.className, async signal => {
        const connection = await connections.open(account);
        // Whoever waited has been told by now that nobody knows: nothing may be sent any more.
        signal.throwIfAborted();
        // What is given up under way ends the connection: nothing on it can be trusted to be answered.
        signal.addEventListener('abort', () => void connection.close(), { once: true });
        return connection.invoke(request, untilMs);
      }),
  };
}
