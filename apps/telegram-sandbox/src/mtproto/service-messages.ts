import { Buffer } from 'node:buffer';
import type { AuthKey } from '../keys/auth-key.ts';
import type { AuthKeys } from '../keys/auth-keys.ts';
import { serviceCodec } from '../tl/layers.ts';
import type { TlObject } from '../tl/tl-object.ts';
import { rpcResult } from './messages.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';

/** What a service message may need. */
export type ServiceContext = {
  readonly key: AuthKey;
  readonly keys: AuthKeys;
  readonly session: Session;
  readonly sessions: Sessions;
  /** Closes the connection unless another such message comes in time. */
  disconnectAfter(seconds: number): void;
  /** Sends an answer once more. */
  resend(messageId: bigint): void;
};

type Respond = (message: TlObject, messageId: bigint, context: ServiceContext) => TlObject | Buffer | null;

/** How long the one salt is said to be good for; this server does not change it. */
const SALT_LIFETIME_SECONDS = 24 * 3600;
const STATE_UNKNOWN = 1;
const STATE_RECEIVED = 4;

/** https://core.telegram.org/mtproto/service_messages */
const responses: Readonly<Record<string, Respond | undefined>> = {
  ping: (message, messageId) => ({ _: 'pong', msg_id: messageId, ping_id: message.ping_id }),
  ping_delay_disconnect(message, messageId, { disconnectAfter }) {
    if (typeof message.disconnect_delay === 'number') disconnectAfter(message.disconnect_delay);
    return { _: 'pong', msg_id: messageId, ping_id: message.ping_id };
  },
  msgs_ack(message, _messageId, { session }) {
    session.acknowledge(longs(message.msg_ids));
    return null;
  },
  msgs_state_req(message, messageId, { session }) {
    const states = longs(message.msg_ids).map(id =>
      session.hasReceived(id) ? STATE_RECEIVED : STATE_UNKNOWN,
    );
    return { _: 'msgs_state_info', req_msg_id: messageId, info: Buffer.from(states) };
  },
  msg_resend_req(message, _messageId, { resend }) {
    for (const id of longs(message.msg_ids)) resend(id);
    return null;
  },
  get_future_salts(message, messageId, { key }) {
    const now = Math.floor(Date.now() / 1000);
    const salts = [
      { _: 'future_salt', valid_since: now, valid_until: now + SALT_LIFETIME_SECONDS, salt: key.salt },
    ];
    return { _: 'future_salts', req_msg_id: messageId, now, salts: message.num === 0 ? [] : salts };
  },
  rpc_drop_answer(message, messageId, { session }) {
    const [requestId = 0n] = longs([message.req_msg_id]);
    const found = session.dropAnswer(requestId)
      ? { _: 'rpc_answer_dropped', msg_id: requestId, seq_no: 0, bytes: 0 }
      : { _: 'rpc_answer_unknown' };
    return rpcResult(messageId, serviceCodec.encode(found));
  },
  destroy_session(message, _messageId, { key, sessions }) {
    const [sessionId = 0n] = longs([message.session_id]);
    const destroyed = sessions.destroy(key.id, sessionId);
    return { _: destroyed ? 'destroy_session_ok' : 'destroy_session_none', session_id: sessionId };
  },
  destroy_auth_key(_message, _messageId, { key, keys }) {
    keys.destroy(key);
    return { _: 'destroy_auth_key_ok' };
  },
};

/** The answer to a service message; null for those that need none. */
export function answerServiceMessage(
  message: TlObject,
  messageId: bigint,
  context: ServiceContext,
): Buffer | null {
  const answer = responses[message._]?.(message, messageId, context) ?? null;
  return answer === null || Buffer.isBuffer(answer) ? answer : serviceCodec.encode(answer);
}

function longs(value: unknown): bigint[] {
  return Array.isArray(value) ? value.filter(item => typeof item === 'bigint') : [];
}
