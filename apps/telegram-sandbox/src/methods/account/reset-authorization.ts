import { endSession } from '../../login/end-session.ts';
import { checkMayEndOthers } from '../../login/may-end-others.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';

/**
 * Ends one other session; its client learns it from AUTH_KEY_UNREGISTERED at its next call, as SESSION_REVOKED is
 * documented for "terminating all sessions" only. https://core.telegram.org/method/account.resetAuthorization
 */
export const resetAuthorization: UserMethod<'account.resetAuthorization'> = (call, context) => {
  const { sandbox, viewer, key } = context;
  checkMayEndOthers(context);
  const own = call.hash === key.login?.hash;
  if (own || !endSession(viewer.id, call.hash, sandbox, { revoked: false })) {
    throw new RpcError('HASH_INVALID');
  }
  return true;
};
