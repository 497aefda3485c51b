import type { Logger } from '@muster/service-kit';
import { Api } from 'telegram';
import type { Note } from '../account-log/entry.ts';
import { logCalls } from '../account-log/log-calls.ts';
import type { Account } from '../accounts/repository.ts';
import type { Restrict } from '../accounts/restrict.ts';
import type { Ownership } from '../ownership/ownership.ts';
import type { Owned } from '../ownership/repository.ts';
import { type CallResult, compose, type Middleware } from '../telegram/call.ts';
import type { TelegramMetrics } from '../telegram/metrics.ts';
import { classify } from '../telegram/middlewares/classify.ts';
import { deadline } from '../telegram/middlewares/deadline.ts';
import { measure } from '../telegram/middlewares/measure.ts';
import { trace } from '../telegram/middlewares/trace.ts';
import type { Connections } from './connections.ts';
import { noteUse } from './note-use.ts';
import { ownBan } from './own-ban.ts';
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
  /** Has Telegram say whether it still knows the account's session, also of one that may not act; no use of it. */
  check(account: Owned): Promise<CallResult<unknown>>;
  /** Asks how an account stands, as `check` does. */
  ask<R extends Api.AnyRequest>(account: Owned, request: R): Promise<CallResult<R['__response']>>;
};

export function createAccountCalls(parts: {
  connections: Connections;
  ownership: Pick<Ownership, 'use'>;
  restrict: Restrict;
  metrics: TelegramMetrics;
  note: Note;
  log: Pick<Logger, 'error' | 'warn'>;
  deadlineMs: number;
}): AccountCalls {
  const { connections, ownership, restrict, metrics, note, log, deadlineMs } = parts;
  const gates = (account: ActingAccount): Middleware[] => [
    refuseRestricted(account),
    noteUse(account, ownership),
  ];
  const following = (account: Owned, request?: Api.AnyRequest): Middleware[] => [
    logCalls(account, request, note),
    reportRestriction(account, restrict, connections, log),
    ownBan,
  ];
  const opening = [classify(log), deadline(deadlineMs)];
  const calling = [trace, measure(metrics), ...opening];

  const send = <R extends Api.AnyRequest>(
    account: Owned,
    request: R,
    { before, untilMs }: { before: Middleware[]; untilMs?: number | undefined },
  ): Promise<CallResult<R['__response']>> =>
    compose([...before, ...following(account, request), ...calling])(request.className, async signal => {
      const connection = await connections.open(account);
      // Whoever waited has been told by now that nobody knows: nothing may be sent any more.
      signal.throwIfAborted();
      // What is given up under way ends the connection: nothing on it can be trusted to be answered.
      signal.addEventListener('abort', () => void connection.close(), { once: true });
      return connection.invoke(request, untilMs);
    });

  return {
    connect: account =>
      compose([...gates(account), ...following(account), ...opening])('connect', () =>
        connections.open(account),
      ),
    call: (account, request, untilMs) => send(account, request, { before: gates(account), untilMs }),
    check: account => send(account, new Api.updates.GetState(), { before: [] }),
    ask: (account, request) => send(account, request, { before: [] }),
  };
}
