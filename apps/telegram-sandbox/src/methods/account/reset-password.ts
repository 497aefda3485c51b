import { passwordResetDate } from '../../login/password-reset.ts';
import { setPassword } from '../../login/set-password.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';

/**
 * Asks for the password to be taken away or, a week later, does it. That one who has taken the wish back must wait
 * before the next is not modelled. https://core.telegram.org/method/account.resetPassword
 */
export const resetPassword: UserMethod<'account.resetPassword'> = (_call, { sandbox, viewer }) => {
  const { world, clock } = sandbox;
  if (!world.people.password(viewer.id)) throw new RpcError('PASSWORD_EMPTY');
  const now = clock.now();
  if (passwordResetDate(viewer.id, world.people) === null) {
    world.commit({ type: 'password-reset-asked', id: viewer.id, at: now });
  }
  const date = passwordResetDate(viewer.id, world.people) ?? now;
  if (date > now) {
    return { _: 'account.resetPasswordRequestedWait', until_date: Math.floor(date / 1000) };
  }
  setPassword(viewer.id, null, sandbox);
  return { _: 'account.resetPasswordOk' };
};
