import type { Channel } from '../../login/login-codes.ts';
import { pendingCode } from '../../login/pending-code.ts';
import { parseLoginPhone } from '../../login/phone.ts';
import { sendCodeBy } from '../../login/send-code.ts';
import type { OpenMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';

const next: Record<Channel, Channel | null> = { app: 'sms', sms: 'call', call: null };

/**
 * Sends a new code by the next way there is; the earlier one ends. Clients wait for the `timeout` of auth.sentCode
 * before they offer it, but no error is documented for one that does not wait, so it gets its code (assumption).
 * https://core.telegram.org/method/auth.resendCode
 */
export const resendCode: OpenMethod<'auth.resendCode'> = (call, context) => {
  const phone = parseLoginPhone(call.phone_number, context.sandbox.world);
  const pending = pendingCode(phone, call.phone_code_hash, context);
  const channel = next[pending.channel];
  if (channel === null) throw new RpcError('SEND_CODE_UNAVAILABLE');
  return sendCodeBy(channel, phone, context, pending);
};
