import { requireHome } from '../../data-centers/require-home.ts';
import { passFirstStep } from '../../login/log-in.ts';
import { pendingCode } from '../../login/pending-code.ts';
import { parseLoginPhone } from '../../login/phone.ts';
import type { OpenMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';

/**
 * A code logs in once; who has a two-step password owes it next. An unknown number is refused, for nobody can
 * sign up here. https://core.telegram.org/method/auth.signIn
 */
export const signIn: OpenMethod<'auth.signIn'> = (call, context) => {
  const { world, codes } = context.sandbox;
  const phone = parseLoginPhone(call.phone_number, world);
  const person = world.people.byPhone(phone);
  requireHome(person, context);
  if (!person || person.bot) throw new RpcError('PHONE_NUMBER_UNOCCUPIED');
  if (!call.phone_code) throw new RpcError('PHONE_CODE_EMPTY');
  const pending = pendingCode(phone, call.phone_code_hash, context);
  if (pending.code !== call.phone_code) {
    codes.mistake(pending);
    throw new RpcError('PHONE_CODE_INVALID');
  }
  codes.use(pending);
  return passFirstStep(person, context);
};
