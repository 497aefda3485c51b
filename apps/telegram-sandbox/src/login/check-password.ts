import { verify } from '../crypto/srp.ts';
import type { CallContext } from '../rpc/call.ts';
import { RpcError } from '../rpc/rpc-error.ts';
import type { Tl } from '../tl/api.ts';

/**
 * Returns if the client has proven that it knows this person's password, and does not if it has none.
 * PASSWORD_HASH_INVALID, SRP_ID_INVALID, SRP_PASSWORD_CHANGED and SRP_A_INVALID as in
 * https://core.telegram.org/method/auth.checkPassword and …/account.updatePasswordSettings.
 */
export function checkPasswordOf(
  userId: number,
  given: Tl<'InputCheckPasswordSRP'>,
  { sandbox, key }: CallContext,
): void {
  const password = sandbox.world.people.password(userId);
  if (!password || given._ === 'inputCheckPasswordEmpty') throw new RpcError('PASSWORD_HASH_INVALID');
  const begun = sandbox.passwordChecks.take(key.id, given.srp_id);
  if (!begun) throw new RpcError('SRP_ID_INVALID');
  if (begun.password !== password) throw new RpcError('SRP_PASSWORD_CHANGED');
  const verdict = verify(password, begun.challenge, given);
  if (verdict === 'bad-A') throw new RpcError('SRP_A_INVALID');
  if (verdict === 'wrong') throw new RpcError('PASSWORD_HASH_INVALID');
}
