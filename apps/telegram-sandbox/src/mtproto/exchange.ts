import { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { openMessage } from '../crypto/message.ts';
import type { AuthKey } from '../keys/auth-key.ts';
import { type Answer, answerCall } from '../rpc/answer-call.ts';
import { RpcError } from '../rpc/rpc-error.ts';
import type { Sandbox } from '../sandbox.ts';
import { TlDecodeError } from '../tl/errors.ts';
import { gzip } from '../tl/gzip.ts';
import { serviceCodec } from '../tl/layers.ts';
import { Reader } from '../tl/reader.ts';
import { endDuplicated } from './end-duplicated.ts';
import type { Route } from './live-sessions.ts';
import { kindOf, type ProtocolMessage, readEnvelope, unpack } from './messages.ts';
import { badMessage, INVALID_CONTAINER, refusalOf } from './refusal.ts';
import { Sender, type Wire } from './sender.ts';
import { answerServiceMessage } from './service-messages.ts';
import type { Peer, Session } from './session.ts';
import type { Sessions } from './sessions.ts';

/** No client opens more than one or two over one connection. */
const MAX_SESSIONS = 16;
/** A call that takes longer is acknowledged before it is answered. Assumption: Telegram names no time. */
const ACKNOWLEDGE_AFTER_MS = 500;

export type ExchangeOptions = Wire & {
  readonly sandbox: Sandbox;
  readonly sessions: Sessions;
  readonly connectionId: number;
  readonly dcId: number;
  /** Whether this is a connection for files only. */
  readonly media: boolean;
  /** Ends the connection after this many seconds, unless it is told so again. */
  readonly disconnectAfter: (seconds: number) => void;
};

/** The encrypted messages that come over one connection. https://core.telegram.org/mtproto/description */
export class Exchange {
  readonly #options: ExchangeOptions;
  readonly #sender: Sender;
  readonly #peers = new Map<Session, Peer>();

  constructor(options: ExchangeOptions) {
    this.#options = options;
    this.#sender = new Sender(options.sandbox.salts, options);
  }

  /** Takes one encrypted packet. Throws a TlDecodeError if it was not made with this key or makes no sense. */
  receive(key: AuthKey, packet: Buffer): void {
    const { sessions, sandbox } = this.#options;
    const plain = openMessage(packet, key.secret);
    if (!plain) throw new TlDecodeError('a message that does not fit its key');
    const { salt, sessionId, message } = readEnvelope(plain);
    const currentSalt = sandbox.salts.current(key);
    const refusal = refusalOf(message, { saltAccepted: sandbox.salts.accepts(key, salt), currentSalt });
    const peer = { key, session: sessions.get(key.id, sessionId) ?? sessions.create(key.id, sessionId) };
    if (refusal) {
      this.#sender.tell(peer, refusal);
      return;
    }
    this.#noticeParallelUse(key, message.id);
    this.#hold(peer);
    const unseen = this.#moveHere(peer) ? peer.session.unacknowledged.all() : [];
    if (peer.session.announce()) this.#announceSession(peer, message.id);
    this.#receiveMessages(peer, message);
    for (const sent of unseen) if (peer.session.unacknowledged.get(sent.id)) this.#sender.again(peer, sent);
  }

  /** The connection is gone. */
  end(): void {
    const { sandbox, sessions, connectionId } = this.#options;
    for (const peer of this.#peers.values()) {
      sandbox.live.left(peer, this.#sender);
      sessions.release(peer);
      sandbox.parallelUse.closed(peer.key.id, connectionId);
    }
  }

  #noticeParallelUse(key: AuthKey, messageId: bigint): void {
    const { sandbox, connectionId, media } = this.#options;
    const other = media ? null : sandbox.parallelUse.spokeAgain(key.id, connectionId, messageId);
    if (other !== null) endDuplicated({ key, connectionId, other }, sandbox);
  }

  /** As long as this connection is open, the session is not forgotten. */
  #hold(peer: Peer): void {
    if (this.#peers.has(peer.session)) return;
    if (this.#peers.size >= MAX_SESSIONS) throw new TlDecodeError('too many sessions over one connection');
    this.#peers.set(peer.session, peer);
    this.#options.sessions.hold(peer);
  }

  /** True if the session was to be reached elsewhere or nowhere until now; nothing is pushed to media connections. */
  #moveHere(peer: Peer): boolean {
    const { live } = this.#options.sandbox;
    if (this.#options.media || live.routeOf(peer) === this.#sender) return false;
    live.spoke(peer, this.#sender);
    return true;
  }

  #announceSession(peer: Peer, firstMessageId: bigint): void {
    const created = {
      _: 'new_session_created',
      first_msg_id: firstMessageId,
      unique_id: randomBytes(8).readBigInt64LE(),
      server_salt: this.#options.sandbox.salts.current(peer.key),
    };
    this.#sender.tell(peer, created, { contentRelated: true });
  }

  #receiveMessages(peer: Peer, message: ProtocolMessage): void {
    const messages = unpack(message);
    if (messages === null) {
      this.#sender.tell(peer, badMessage(message, INVALID_CONTAINER));
      return;
    }
    const inContainer = messages[0]?.id !== message.id;
    const refusal = inContainer ? peer.session.received.takeContainer(message) : null;
    if (refusal !== null) this.#sender.tell(peer, badMessage(message, refusal));
    else for (const single of messages) this.#receiveMessage(peer, single);
  }

  #receiveMessage(peer: Peer, message: ProtocolMessage): void {
    const kind = kindOf(message.body);
    const taken = peer.session.received.take(message, kind);
    if (taken === 'again') this.#repeat(peer, message.id);
    else if (taken !== 'new') this.#sender.tell(peer, badMessage(message, taken));
    else if (kind === 'call') void this.#answerCall(peer, message);
    else this.#answerService(peer, message);
  }

  #answerService(peer: Peer, message: ProtocolMessage): void {
    const { sandbox, sessions, disconnectAfter } = this.#options;
    const answer = answerServiceMessage(serviceCodec.decode(new Reader(message.body)), message.id, {
      ...peer,
      keys: sandbox.keys,
      salts: sandbox.salts,
      sessions,
      destroySession: sessionId => this.#destroySession(peer.key, sessionId),
      disconnectAfter,
      resend: sent => this.#sender.again(peer, sent),
    });
    if (Buffer.isBuffer(answer)) this.#sender.answer(peer, message.id, answer);
    else if (answer) this.#sender.tell(peer, answer);
  }

  /** It may be live over another connection, which then gets no updates any more. */
  #destroySession(key: AuthKey, sessionId: bigint): boolean {
    const { sandbox, sessions } = this.#options;
    const session = sessions.get(key.id, sessionId);
    const route = session && sandbox.live.routeOf({ key, session });
    if (session && route) sandbox.live.left({ key, session }, route);
    return sessions.destroy(key.id, sessionId);
  }

  async #answerCall(peer: Peer, message: ProtocolMessage): Promise<void> {
    const { sandbox, connectionId, dcId, media } = this.#options;
    const soon = setTimeout(() => this.#sender.acknowledge(peer, message.id), ACKNOWLEDGE_AFTER_MS).unref();
    const origin = { ...peer, messageId: message.id, connectionId, dcId, media };
    const answer = await answerCall(message.body, origin, sandbox);
    // Who was not executed is as lost as if it had never come; who was executed in silence is acknowledged.
    if (answer.kind !== 'silence' || !answer.executed) clearTimeout(soon);
    if ('body' in answer) this.#deliver(peer, message.id, answer);
    else if (!answer.executed) peer.session.received.forget(message.id);
    if (answer.kind === 'cut') this.#options.cut();
  }

  /** An answer that is cut off waits for the next connection of its session, like any that was not acknowledged. */
  #deliver(peer: Peer, requestId: bigint, { kind, body }: Extract<Answer, { body: Buffer }>): void {
    const { received } = peer.session;
    if (received.progress(requestId) === 'dropped') {
      if (kind !== 'body') this.#options.cut();
      return;
    }
    received.advance(requestId, 'answered');
    if (kind === 'body') this.#routeTo(peer).answer(peer, requestId, gzip(body));
    else this.#sender.loseAnswer(peer, requestId, gzip(body), kind);
  }

  #routeTo(peer: Peer): Route {
    return this.#options.sandbox.live.routeOf(peer) ?? this.#sender;
  }

  /** A message that comes again gets its answer again; a call whose answer had to be forgotten is not executed again. */
  #repeat(peer: Peer, messageId: bigint): void {
    const { received, unacknowledged } = peer.session;
    const sent = unacknowledged.answerTo(messageId);
    if (sent) this.#sender.answerAgain(peer, messageId, sent);
    else if (received.progress(messageId) === 'processing') this.#sender.acknowledge(peer, messageId);
    else if (unacknowledged.evicted(messageId)) {
      const { code, message } = new RpcError('Timeout');
      const error = { _: 'rpc_error', error_code: code, error_message: message };
      this.#sender.answer(peer, messageId, serviceCodec.encode(error));
    }
  }
}
