import { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { openMessage, sealMessage } from '../crypto/message.ts';
import type { AuthKey } from '../keys/auth-key.ts';
import { answerCall } from '../rpc/answer-call.ts';
import type { Sandbox } from '../sandbox.ts';
import { TlDecodeError } from '../tl/errors.ts';
import { gzip } from '../tl/gzip.ts';
import { serviceCodec } from '../tl/layers.ts';
import { Reader } from '../tl/reader.ts';
import type { TlObject } from '../tl/tl-object.ts';
import { endDuplicated } from './end-duplicated.ts';
import type { Route } from './live-sessions.ts';
import { type MessageKind, nextMessageId } from './message-ids.ts';
import { stateOf } from './message-states.ts';
import { kindOf, type ProtocolMessage, readEnvelope, rpcResult, unpack, writeEnvelope } from './messages.ts';
import { badMessage, INVALID_CONTAINER, refusalOf } from './refusal.ts';
import type { SentMessage } from './sent-messages.ts';
import { answerServiceMessage } from './service-messages.ts';
import type { Peer, Session } from './session.ts';
import type { Sessions } from './sessions.ts';

/** No client opens more than one or two over one connection. */
const MAX_SESSIONS = 16;
/** A call that takes longer is acknowledged before it is answered. Assumption: Telegram names no time. */
const ACKNOWLEDGE_AFTER_MS = 500;
/** A larger answer is not sent again without being asked for. Assumption: Telegram only says "large". */
const SMALL_ANSWER_BYTES = 1_024;

export type ExchangeOptions = {
  readonly sandbox: Sandbox;
  readonly sessions: Sessions;
  readonly connectionId: number;
  readonly dcId: number;
  /** Whether this is a connection for files only. */
  readonly media: boolean;
  readonly write: (packet: Buffer) => void;
  /** Writes the first half of a packet and ends the connection. */
  readonly writeHalf: (packet: Buffer) => void;
  readonly cut: () => void;
  /** Ends the connection after this many seconds, unless it is told so again. */
  readonly disconnectAfter: (seconds: number) => void;
};

type SendOptions = { readonly kind?: MessageKind; readonly contentRelated: boolean };

/** The encrypted messages of one connection, in both directions. https://core.telegram.org/mtproto/description */
export class Exchange implements Route {
  readonly #options: ExchangeOptions;
  readonly #peers = new Map<Session, Peer>();

  constructor(options: ExchangeOptions) {
    this.#options = options;
  }

  /** Takes one encrypted packet. Throws a TlDecodeError if it was not made with this key or makes no sense. */
  receive(key: AuthKey, packet: Buffer): void {
    const { sessions, sandbox } = this.#options;
    const plain = openMessage(packet, key.secret);
    if (!plain) throw new TlDecodeError('a message that does not fit its key');
    const { salt, sessionId, message } = readEnvelope(plain);
    const peer = { key, session: sessions.get(key.id, sessionId) ?? sessions.create(key.id, sessionId) };
    const currentSalt = sandbox.salts.current(key);
    const refusal = refusalOf(message, { saltAccepted: sandbox.salts.accepts(key, salt), currentSalt });
    if (refusal) {
      this.#tell(peer, refusal);
      return;
    }
    this.#noticeParallelUse(key, message.id);
    const unseen = this.#moveHere(peer) ? peer.session.unacknowledged.all() : [];
    if (peer.session.announce()) this.#announceSession(peer, message.id);
    this.#receiveMessages(peer, message);
    for (const sent of unseen) if (peer.session.unacknowledged.get(sent.id)) this.#write(peer, sent);
  }

  push(peer: Peer, body: Buffer): void {
    const sent = this.#send(peer, body, { kind: 'push', contentRelated: true });
    peer.session.unacknowledged.keep(sent);
  }

  answer(peer: Peer, requestId: bigint, body: Buffer): void {
    const sent = this.#send(peer, rpcResult(requestId, body), { contentRelated: true });
    peer.session.unacknowledged.keep(sent, requestId);
  }

  /** The connection is gone. */
  end(): void {
    const { sandbox, connectionId } = this.#options;
    for (const peer of this.#peers.values()) {
      sandbox.live.left(peer, this);
      sandbox.parallelUse.closed(peer.key.id, connectionId);
    }
  }

  #noticeParallelUse(key: AuthKey, messageId: bigint): void {
    const { sandbox, connectionId, media } = this.#options;
    const other = media ? null : sandbox.parallelUse.spokeAgain(key.id, connectionId, messageId);
    if (other !== null) endDuplicated({ key, connectionId, other }, sandbox);
  }

  /** True if the session was to be reached elsewhere or nowhere until now; nothing is pushed to media connections. */
  #moveHere(peer: Peer): boolean {
    const { live } = this.#options.sandbox;
    if (this.#options.media || live.routeOf(peer) === this) return false;
    this.#peers.set(peer.session, peer);
    if (this.#peers.size > MAX_SESSIONS) throw new TlDecodeError('too many sessions over one connection');
    live.spoke(peer, this);
    return true;
  }

  #announceSession(peer: Peer, firstMessageId: bigint): void {
    const created = serviceCodec.encode({
      _: 'new_session_created',
      first_msg_id: firstMessageId,
      unique_id: randomBytes(8).readBigInt64LE(),
      server_salt: this.#options.sandbox.salts.current(peer.key),
    });
    this.#send(peer, created, { contentRelated: true });
  }

  #receiveMessages(peer: Peer, message: ProtocolMessage): void {
    const messages = unpack(message);
    if (messages === null) {
      this.#tell(peer, badMessage(message, INVALID_CONTAINER));
      return;
    }
    const inContainer = messages[0]?.id !== message.id;
    const refusal = inContainer ? peer.session.received.takeContainer(message) : null;
    if (refusal !== null) this.#tell(peer, badMessage(message, refusal));
    else for (const single of messages) this.#receiveMessage(peer, single);
  }

  #receiveMessage(peer: Peer, message: ProtocolMessage): void {
    const kind = kindOf(message.body);
    const taken = peer.session.received.take(message, kind);
    if (taken === 'again') this.#repeat(peer, message.id);
    else if (taken !== 'new') this.#tell(peer, badMessage(message, taken));
    else if (kind === 'call') void this.#answerCall(peer, message);
    else this.#answerService(peer, message);
  }

  #answerService(peer: Peer, message: ProtocolMessage): void {
    const { sandbox, disconnectAfter } = this.#options;
    const answer = answerServiceMessage(serviceCodec.decode(new Reader(message.body)), message.id, {
      ...peer,
      keys: sandbox.keys,
      salts: sandbox.salts,
      destroySession: sessionId => this.#destroySession(peer.key, sessionId),
      disconnectAfter,
      resend: sent => this.#write(peer, sent),
    });
    if (Buffer.isBuffer(answer)) this.answer(peer, message.id, answer);
    else if (answer) this.#tell(peer, answer);
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
    const { sandbox, connectionId, dcId, media, cut } = this.#options;
    const soon = setTimeout(() => this.#acknowledge(peer, message.id), ACKNOWLEDGE_AFTER_MS).unref();
    const origin = { ...peer, messageId: message.id, connectionId, dcId, media };
    const answer = await answerCall(message.body, origin, sandbox);
    if ((answer.kind === 'silence' || answer.kind === 'cut') && !answer.executed)
      peer.session.received.forget(message.id);
    if (answer.kind === 'silence') return;
    clearTimeout(soon);
    if (answer.kind === 'cut') cut();
    if (answer.kind === 'half-body') this.#sendHalf(peer, rpcResult(message.id, answer.body));
    if (answer.kind !== 'body' || peer.session.received.progress(message.id) === 'dropped') return;
    peer.session.received.advance(message.id, 'answered');
    const route = sandbox.live.routeOf(peer) ?? this;
    route.answer(peer, message.id, gzip(answer.body));
  }

  /** A message that comes again gets its small answer again; of a large one the client is told that it is there. */
  #repeat(peer: Peer, messageId: bigint): void {
    const sent = peer.session.unacknowledged.answerTo(messageId);
    if (!sent && peer.session.received.progress(messageId) === 'processing')
      this.#acknowledge(peer, messageId);
    if (!sent) return;
    if (sent.body.length <= SMALL_ANSWER_BYTES) {
      this.#write(peer, sent);
      return;
    }
    this.#tell(peer, {
      _: 'msg_detailed_info',
      msg_id: messageId,
      answer_msg_id: sent.id,
      bytes: sent.body.length,
      status: stateOf(peer.session, messageId),
    });
  }

  #acknowledge(peer: Peer, messageId: bigint): void {
    this.#tell(peer, { _: 'msgs_ack', msg_ids: [messageId] });
  }

  /** Kept for nobody: the client has to ask again and is answered anew. */
  #sendHalf({ key, session }: Peer, body: Buffer): void {
    const message = { id: nextMessageId('answer'), seqNo: session.nextSeqNo(true), body };
    this.#options.writeHalf(this.#seal({ key, session }, message));
  }

  /** Sends what needs no acknowledgement. */
  #tell(peer: Peer, message: TlObject): void {
    this.#send(peer, serviceCodec.encode(message), { contentRelated: false });
  }

  #send(peer: Peer, body: Buffer, { kind = 'answer', contentRelated }: SendOptions): SentMessage {
    const message = { id: nextMessageId(kind), seqNo: peer.session.nextSeqNo(contentRelated), body };
    this.#write(peer, message);
    return message;
  }

  #write(peer: Peer, message: SentMessage): void {
    this.#options.write(this.#seal(peer, message));
  }

  #seal({ key, session }: Peer, message: SentMessage): Buffer {
    const salt = this.#options.sandbox.salts.current(key);
    return sealMessage(writeEnvelope({ salt, sessionId: session.id, message }), key.secret, key.id);
  }
}
