import { pendingCode } from '../../login/pending-code.ts';
import { parseLoginPhone } from '../../login/phone.ts';
import type { OpenMethod } from '../../rpc/method.ts';

/** https://core.telegram.org/method/auth.cancelCode */
export const cancelCode: OpenMethod<'auth.cancelCode'> = (call, context) => {
  const { world, codes } = context.sandbox;
  const phone = parseLoginPhone(call.phone_number, world);
  codes.cancel(pendingCode(phone, call.phone_code_hash, context));
  return true;
};
