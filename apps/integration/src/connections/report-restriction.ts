import type { Restrict } from '../accounts/restrict.ts';
import { restrictionOf } from '../errors/restriction.ts';
import type { Middleware } from '../telegram/call.ts';
import type { Connections } from './connections.ts';

/** Takes the account out of work when Telegram says so, whatever was asked; a dead session is also disconnected. */
export function reportRestriction(
  account: { id: string; teamId: string },
  restrict: Restrict,
  connections: Pick<Connections, 'drop'>,
): Middleware {
  return async (_call, next) => {
    const result = await next();
    const restriction = result.status === 'failed' ? restrictionOf(result.failure) : null;
    if (!restriction) return result;
    await restrict(account, restriction);
    if (restriction.kind === 'logged_out' || restriction.kind === 'banned')
      await connections.drop(account.id);
    return result;
  };
}
