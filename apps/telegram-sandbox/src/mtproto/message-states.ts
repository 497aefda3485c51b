import type { Session } from './session.ts';

/** https://core.telegram.org/mtproto/service_messages_about_messages#informational-message-regarding-status-of-messages */
const NOTHING_KNOWN = 1;
const NOT_RECEIVED = 2;
const NOT_RECEIVED_YET = 3;
const RECEIVED = 4;
const CALL_TAKEN = 32;
const ANSWER_GENERATED = 64;

/** What this server knows of a message of the client, as one byte. */
export function stateOf(session: Session, messageId: bigint): number {
  const progress = session.received.progress(messageId);
  if (progress === 'received') return RECEIVED;
  if (progress !== null) return RECEIVED | CALL_TAKEN | (progress === 'answered' ? ANSWER_GENERATED : 0);
  const outside = session.received.outside(messageId);
  if (outside === null) return NOT_RECEIVED;
  return outside === 'old' ? NOTHING_KNOWN : NOT_RECEIVED_YET;
}
