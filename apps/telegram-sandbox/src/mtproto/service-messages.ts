import { Buffer } from 'node:buffer';
import type { AuthKey } from '../keys/auth-key.ts';
import type { AuthKeys } from '../keys/auth-keys.ts';
import type { Salts } from '../keys/salts.ts';
import { serviceCodec } from '../tl/layers.ts';
import type { TlObject } from '../tl/tl-object.ts';
import { stateOf } from './message-states.ts';
import type { SentMessage } from './sent-messages.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';

/** What a service message may need. */
export type ServiceContext = {
  readonly key: AuthKey;
  readonly keys: AuthKeys;
  readonly salts: Salts;
  readonly session: Session;
  readonly sessions: Sessions;
  /** Forgets a session of the same key; false if there is none. */
  destroySession(sessionId: bigint): boolean;
  /** Closes the connection unless another such message comes in time. */
  disconnectAfter(seconds: number): void;
  /** Sends a message once more. */
  resend(message: SentMessage): void;
};

/** A message to answer with; or, as bytes, the result of a call. */
type Response = TlObject | Buffer | null;
type Respond = (message: TlObject, messageId: bigint, context: ServiceContext) => Response;

/** https://core.telegram.org/mtproto/service_messages; what is not here needs no answer. */
const responses: Readonly<Record<string, Respond | undefined>> = {
  ping: (message, messageId) => ({ _: 'pong', msg_id: messageId, ping_id: message.ping_id }),
  ping_delay_disconnect(message, messageId, { disconnectAfter }) {
    if (typeof message.disconnect_delay === 'number') disconnectAfter(message.disconnect_delay);
    return { _: 'pong', msg_id: messageId, ping_id: message.ping_id };
  },
  msgs_ack(message, _messageId, { session }) {
    session.unacknowledged.acknowledge(longs(message.msg_ids));
    return null;
  },
  msgs_state_req: (message, messageId, { session }) => statesOf(longs(message.msg_ids), messageId, session),
  /** What is not there any more is told by its state, as if that had been asked for. */
  msg_resend_req(message, messageId, { session, resend }) {
    const wanted = longs(message.msg_ids);
    const found = [...new Set(wanted)].flatMap(id => session.unacknowledged.get(id) ?? []);
    for (const sent of found) resend(sent);
    return wanted.every(id => found.some(sent => sent.id === id))
      ? null
      : statesOf(wanted, messageId, session);
  },
  get_future_salts(message, messageId, { key, salts }) {
    const count = typeof message.num === 'number' ? message.num : 1;
    return {
      _: 'future_salts',
      req_msg_id: messageId,
      now: Math.floor(Date.now() / 1_000),
      salts: salts.future(key, count).map(({ since, until, salt }) => ({
        _: 'future_salt',
        valid_since: since,
        valid_until: until,
        salt,
      })),
    };
  },
  rpc_drop_answer: (message, _messageId, { session }) =>
    serviceCodec.encode(dropAnswer(longs([message.req_msg_id])[0] ?? 0n, session)),
  destroy_session(message, _messageId, { destroySession }) {
    const [sessionId = 0n] = longs([message.session_id]);
    return {
      _: destroySession(sessionId) ? 'destroy_session_ok' : 'destroy_session_none',
      session_id: sessionId,
    };
  },
  destroy_auth_key(_message, _messageId, { key, keys, sessions }) {
    keys.destroy(key);
    sessions.destroyAll(key.id);
    return { _: 'destroy_auth_key_ok' };
  },
};

/** The answer to a service message; null for those that need none. */
export function answerServiceMessage(
  message: TlObject,
  messageId: bigint,
  context: ServiceContext,
): Response {
  return responses[message._]?.(message, messageId, context) ?? null;
}

function statesOf(messageIds: readonly bigint[], requestId: bigint, session: Session): TlObject {
  const info = Buffer.from(messageIds.map(id => stateOf(session, id)));
  return { _: 'msgs_state_info', req_msg_id: requestId, info };
}

/** https://core.telegram.org/mtproto/service_messages#cancellation-of-an-rpc-query */
function dropAnswer(requestId: bigint, { received, unacknowledged }: Session): TlObject {
  const answer = unacknowledged.answerTo(requestId);
  if (answer) {
    unacknowledged.acknowledge([answer.id]);
    return { _: 'rpc_answer_dropped', msg_id: answer.id, seq_no: answer.seqNo, bytes: answer.body.length };
  }
  if (received.progress(requestId) !== 'processing') return { _: 'rpc_answer_unknown' };
  received.advance(requestId, 'dropped');
  return { _: 'rpc_answer_dropped_running' };
}

function longs(value: unknown): bigint[] {
  return Array.isArray(value) ? value.filter(item => typeof item === 'bigint') : [];
}
