import { pendingCode } from '../../login/pending-code.ts';
import { parseLoginPhone } from '../../login/phone.ts';
import type { OpenMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';

/**
 * Nobody can sign up here. Telegram lets none but its own applications do it; what it answers all others it does
 * not document, and UPDATE_APP_TO_LOGIN, "update to the latest version to log in", is an assumption.
 * https://core.telegram.org/method/auth.signUp
 */
export const signUp: OpenMethod<'auth.signUp'> = (call, context) => {
  const { world } = context.sandbox;
  const phone = parseLoginPhone(call.phone_number, world);
  pendingCode(phone, call.phone_code_hash, context);
  if (world.people.byPhone(phone)) throw new RpcError('PHONE_NUMBER_OCCUPIED');
  throw new RpcError('UPDATE_APP_TO_LOGIN');
};
