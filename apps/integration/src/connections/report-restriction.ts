import type { Logger } from '@muster/service-kit';
import type { Restrict } from '../accounts/restrict.ts';
import { restrictionOf } from '../errors/restriction.ts';
import type { Middleware } from '../telegram/call.ts';
import type { Connections } from './connections.ts';

/**
 * Takes the account out of work when Telegram says so, whatever was asked; a dead session is also disconnected, once
 * Telegram has answered all that is under way: cut off, nobody would know of an invitation that it refuses just now.
 * What Telegram said goes on to whoever asked in any case, and waits for nothing of that: their permit ends by it.
 */
export function reportRestriction(
  account: { id: string; teamId: string },
  restrict: Restrict,
  connections: Pick<Connections, 'giveBack'>,
  log: Pick<Logger, 'error'>,
): Middleware {
  return async (_call, next) => {
    const result = await next();
    const restriction = result.status === 'failed' ? restrictionOf(result.failure) : null;
    if (!restriction) return result;
    const { kind } = restriction;
    await restrict(account, restriction).catch((err: unknown) =>
      log.error({ err, account: account.id, kind }, 'a restriction is lost'),
    );
    if (kind === 'logged_out' || kind === 'banned') void connections.giveBack(account.id);
    return result;
  };
}
