import type { CallContext } from '../rpc/call.ts';
import { RpcError } from '../rpc/rpc-error.ts';
import type { LoginCode } from './login-codes.ts';

/**
 * The code that goes with this phone and hash. PHONE_CODE_EXPIRED if it was used or cancelled, entered wrong too
 * often, or is too old; also for another auth key than the one that asked for it, which is what
 * https://github.com/gram-js/gramjs/issues/655 ran into.
 */
export function pendingCode(phone: string, hash: string, { sandbox, key }: CallContext): LoginCode {
  if (hash === '') throw new RpcError('PHONE_CODE_HASH_EMPTY');
  const pending = sandbox.codes.pending(phone, hash, key.id);
  if (!pending) throw new RpcError('PHONE_CODE_EXPIRED');
  return pending;
}
