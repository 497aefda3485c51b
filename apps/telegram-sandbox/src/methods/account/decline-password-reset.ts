import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';

/** https://core.telegram.org/method/account.declinePasswordReset */
export const declinePasswordReset: UserMethod<'account.declinePasswordReset'> = (
  _call,
  { sandbox, viewer },
) => {
  const { world } = sandbox;
  if (world.people.passwordResetAskedAt(viewer.id) === null) throw new RpcError('RESET_REQUEST_MISSING');
  world.commit({ type: 'password-reset-asked', id: viewer.id, at: null });
  return true;
};
