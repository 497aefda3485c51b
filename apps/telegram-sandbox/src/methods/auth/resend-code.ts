import type { Channel } from '../../login/login-codes.ts';
import { parseLoginPhone } from '../../login/phone.ts';
import { sentCodeView } from '../../login/sent-code.ts';
import type { OpenMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';

const next: Record<Channel, Channel | null> = { app: 'sms', sms: 'call', call: null };

/** Sends a new code by the next way there is. https://core.telegram.org/method/auth.resendCode */
export const resendCode: OpenMethod<'auth.resendCode'> = (call, { sandbox }) => {
  const phone = parseLoginPhone(call.phone_number, sandbox.world);
  const pending = sandbox.codes.pending(phone, call.phone_code_hash);
  if (!pending) throw new RpcError('PHONE_CODE_EXPIRED');
  const channel = next[pending.channel];
  if (channel === null) throw new RpcError('SEND_CODE_UNAVAILABLE');
  return sentCodeView(sandbox.codes.send(phone, channel, pending.hash));
};
