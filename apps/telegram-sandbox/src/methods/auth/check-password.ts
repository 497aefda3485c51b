import { checkPasswordOf } from '../../login/check-password.ts';
import { authorizationOf, logIn } from '../../login/log-in.ts';
import type { OpenMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';

/**
 * The second step of a login. Who is logged in already is told whether they know their password: what gramjs'
 * updateTwoFaSettings({isCheckPassword: true}) is for. https://core.telegram.org/method/auth.checkPassword
 */
export const checkPassword: OpenMethod<'auth.checkPassword'> = (call, context) => {
  const { sandbox, key } = context;
  const userId = key.passwordOwedBy ?? key.userId;
  const person = userId === null ? null : sandbox.world.people.get(userId);
  if (!person || !key.login) throw new RpcError('AUTH_KEY_UNREGISTERED');
  if (person.banned) throw new RpcError('USER_DEACTIVATED_BAN');
  checkPasswordOf(person.id, call.password, context);
  return key.userId === null ? logIn(person, context, key.login) : authorizationOf(person, context);
};
