import type { Api } from 'telegram';
import type { CallResult, Run } from '../telegram/call.ts';
import type { Connection } from '../telegram/connection.ts';

/** Asks Telegram on the connection of an attempt; one that gives no answer in time is closed, and opened again later. */
export type Ask = <R extends Api.AnyRequest>(
  connection: Connection,
  request: R,
) => Promise<CallResult<R['__response']>>;

export const createAsk =
  (run: Run): Ask =>
  (connection, request) =>
    run(request.className, signal => {
      signal.addEventListener('abort', () => void connection.close(), { once: true });
      return connection.invoke(request);
    });
