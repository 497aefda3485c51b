import { verify } from '../../crypto/srp.ts';
import { logIn } from '../../login/log-in.ts';
import type { OpenMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';

/** https://core.telegram.org/method/auth.checkPassword */
export const checkPassword: OpenMethod<'auth.checkPassword'> = (call, context) => {
  const { sandbox, key } = context;
  const userId = key.passwordOwedBy;
  const person = userId === null ? null : sandbox.world.people.get(userId);
  const verifier = person && sandbox.world.people.password(person.id);
  if (!person || !verifier) throw new RpcError('AUTH_KEY_UNREGISTERED');
  const { password } = call;
  if (password._ === 'inputCheckPasswordEmpty') throw new RpcError('PASSWORD_HASH_INVALID');
  const challenge = sandbox.passwordChecks.take(key.id, password.srp_id);
  if (!challenge) throw new RpcError('SRP_ID_INVALID');
  if (!verify(verifier, challenge, password)) throw new RpcError('PASSWORD_HASH_INVALID');
  return logIn(person, context);
};
