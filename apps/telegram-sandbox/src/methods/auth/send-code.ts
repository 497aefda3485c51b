import { parseLoginPhone } from '../../login/phone.ts';
import { sentCodeView } from '../../login/sent-code.ts';
import type { OpenMethod } from '../../rpc/method.ts';

/**
 * A code is sent to any number, whether it is known or not. Who is logged in elsewhere gets it in the app, all
 * others by SMS. https://core.telegram.org/method/auth.sendCode
 */
export const sendCode: OpenMethod<'auth.sendCode'> = (call, { sandbox }) => {
  const phone = parseLoginPhone(call.phone_number, sandbox.world);
  const person = sandbox.world.people.byPhone(phone);
  const hasApp = person !== null && sandbox.keys.of(person.id).length > 0;
  return sentCodeView(sandbox.codes.send(phone, hasApp ? 'app' : 'sms'));
};
