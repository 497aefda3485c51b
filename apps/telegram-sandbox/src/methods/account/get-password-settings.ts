import { checkPasswordOf } from '../../login/check-password.ts';
import type { UserMethod } from '../../rpc/method.ts';

/** Nobody has a recovery mail or a passport here. https://core.telegram.org/method/account.getPasswordSettings */
export const getPasswordSettings: UserMethod<'account.getPasswordSettings'> = (call, context) => {
  checkPasswordOf(context.viewer.id, call.password, context);
  return { _: 'account.passwordSettings' };
};
