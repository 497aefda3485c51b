import { Buffer } from 'node:buffer';
import { openAuthorization } from '../../data-centers/exported-authorization.ts';
import type { OpenMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';
import { userView } from '../../views/user.ts';

/**
 * The key joins the session it was exported from, and ends with it.
 * https://core.telegram.org/method/auth.importAuthorization
 */
export const importAuthorization: OpenMethod<'auth.importAuthorization'> = (call, { sandbox, key, dcId }) => {
  const { clock, keys, serverKey, world } = sandbox;
  const exported = openAuthorization(Buffer.from(call.bytes), serverKey.secret);
  if (!exported || exported.dcId !== dcId || exported.expiresAt <= clock.now())
    throw new RpcError('AUTH_BYTES_INVALID');
  if (BigInt(exported.userId) !== call.id) throw new RpcError('USER_ID_INVALID');
  const user = world.people.get(exported.userId);
  const session = keys.of(exported.userId).find(({ login }) => login?.hash === exported.sessionHash);
  if (!user || !session?.login) throw new RpcError('AUTH_BYTES_INVALID');
  keys.logIn(key, user.id, session.login);
  return { _: 'auth.authorization', user: userView(user, { viewer: user, sandbox }) };
};
