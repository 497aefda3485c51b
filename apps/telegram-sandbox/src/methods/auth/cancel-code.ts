import { parseLoginPhone } from '../../login/phone.ts';
import type { OpenMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';

/** https://core.telegram.org/method/auth.cancelCode */
export const cancelCode: OpenMethod<'auth.cancelCode'> = (call, { sandbox }) => {
  const phone = parseLoginPhone(call.phone_number, sandbox.world);
  const pending = sandbox.codes.pending(phone, call.phone_code_hash);
  if (!pending) throw new RpcError('PHONE_CODE_EXPIRED');
  pending.cancelled = true;
  return true;
};
