import { requireHome } from '../../data-centers/require-home.ts';
import { checkApiId } from '../../login/api-id.ts';
import { parseLoginPhone } from '../../login/phone.ts';
import { sendCodeBy } from '../../login/send-code.ts';
import type { OpenMethod } from '../../rpc/method.ts';

/**
 * A code is sent to any number, whether it is known or not. Who is logged in elsewhere gets it in the app, all
 * others by SMS. https://core.telegram.org/method/auth.sendCode
 */
export const sendCode: OpenMethod<'auth.sendCode'> = (call, context) => {
  checkApiId(call);
  const { world, keys } = context.sandbox;
  const phone = parseLoginPhone(call.phone_number, world);
  const person = world.people.byPhone(phone);
  requireHome(person, context);
  const hasApp = person !== null && keys.of(person.id).length > 0;
  return sendCodeBy(hasApp ? 'app' : 'sms', phone, context);
};
