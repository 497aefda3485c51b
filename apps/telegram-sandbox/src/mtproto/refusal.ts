import type { TlObject } from '../tl/tl-object.ts';
import { messageIdError } from './message-ids.ts';
import type { ProtocolMessage } from './messages.ts';

/** https://core.telegram.org/mtproto/service_messages_about_messages#notice-of-ignored-error-message */
export const BAD_SALT = 48;
export const INVALID_CONTAINER = 64;

/** Tells a client that a message was ignored, and why. */
export function badMessage({ id, seqNo }: ProtocolMessage, errorCode: number): TlObject {
  return { _: 'bad_msg_notification', bad_msg_id: id, bad_msg_seqno: seqNo, error_code: errorCode };
}

/** What is wrong with a packet's message before its body is looked at; null if nothing is. */
export function refusalOf(
  message: ProtocolMessage,
  { saltAccepted, currentSalt }: { readonly saltAccepted: boolean; readonly currentSalt: bigint },
): TlObject | null {
  const idError = messageIdError(message.id);
  if (idError !== null) return badMessage(message, idError);
  if (saltAccepted) return null;
  return {
    _: 'bad_server_salt',
    bad_msg_id: message.id,
    bad_msg_seqno: message.seqNo,
    error_code: BAD_SALT,
    new_server_salt: currentSalt,
  };
}
