import { logIn } from '../../login/log-in.ts';
import { parseLoginPhone } from '../../login/phone.ts';
import type { OpenMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';

/**
 * A code logs in once; who has a two-step password owes it next. An unknown number is refused, for nobody can
 * sign up here. https://core.telegram.org/method/auth.signIn
 */
export const signIn: OpenMethod<'auth.signIn'> = (call, context) => {
  const { sandbox, key } = context;
  const phone = parseLoginPhone(call.phone_number, sandbox.world);
  const person = sandbox.world.people.byPhone(phone);
  if (!person || person.bot) throw new RpcError('PHONE_NUMBER_UNOCCUPIED');
  if (!call.phone_code) throw new RpcError('PHONE_CODE_EMPTY');
  const pending = sandbox.codes.pending(phone, call.phone_code_hash);
  if (!pending) throw new RpcError('PHONE_CODE_EXPIRED');
  if (pending.code !== call.phone_code) throw new RpcError('PHONE_CODE_INVALID');
  pending.used = true;
  if (sandbox.world.people.password(person.id)) {
    key.passwordOwedBy = person.id;
    throw new RpcError('SESSION_PASSWORD_NEEDED');
  }
  return logIn(person, context);
};
