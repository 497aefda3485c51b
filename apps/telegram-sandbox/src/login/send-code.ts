import type { CallContext } from '../rpc/call.ts';
import type { TlConstructor } from '../tl/api.ts';
import { SERVICE_ACCOUNT_ID } from '../world/service-account.ts';
import type { Channel, LoginCode } from './login-codes.ts';
import { sentCodeView } from './sent-code.ts';

/** Sends a code to this phone and says where it went. In the app it is a message of Telegram's own account. */
export function sendCodeBy(
  channel: Channel,
  phone: string,
  { sandbox, key }: CallContext,
  follows?: LoginCode,
): TlConstructor<'auth.sentCode'> {
  const sent = sandbox.codes.send({ phone, keyId: key.id, channel }, follows?.hash);
  const person = sandbox.world.people.byPhone(phone);
  if (channel === 'app' && person) {
    sandbox.world.commit({
      type: 'message-sent',
      to: { kind: 'person', id: person.id },
      fromId: SERVICE_ACCOUNT_ID,
      randomId: `${sent.hash} ${sent.code}`,
      text: textOf(sent),
      at: sent.sentAt,
    });
  }
  return sentCodeView(sent);
}

/** The words of Telegram's message, as clients that look for the code in it expect them. */
const textOf = ({ code }: LoginCode): string =>
  `Login code: ${code}. Do not give this code to anyone, even if they say they are from Telegram!\n\n` +
  'This code can be used to log in to your Telegram account. We never ask it for anything else.';
