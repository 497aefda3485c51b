import type { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { openMessage, sealMessage } from '../crypto/message.ts';
import type { AuthKey } from '../keys/auth-key.ts';
import { answerCall } from '../rpc/answer-call.ts';
import type { Sandbox } from '../sandbox.ts';
import { TlDecodeError } from '../tl/errors.ts';
import { serviceCodec } from '../tl/layers.ts';
import { Reader } from '../tl/reader.ts';
import type { TlObject } from '../tl/tl-object.ts';
import type { Route } from './live-sessions.ts';
import { type MessageKind, messageIdError, nextMessageId } from './message-ids.ts';
import {
  constructorOf,
  type ProtocolMessage,
  readEnvelope,
  rpcResult,
  unpack,
  writeEnvelope,
} from './messages.ts';
import { answerServiceMessage } from './service-messages.ts';
import type { Peer, SentMessage, Session } from './session.ts';
import type { Sessions } from './sessions.ts';

const BAD_SALT = 48;
const MAX_DISCONNECT_SECONDS = 3_600;
/** No client opens more than one or two over one connection. */
const MAX_SESSIONS = 16;

export type ExchangeOptions = {
  readonly sandbox: Sandbox;
  readonly sessions: Sessions;
  readonly connectionId: number;
  readonly dcId: number;
  /** Whether this is a connection for files only. */
  readonly media: boolean;
  readonly write: (packet: Buffer) => void;
  readonly cut: () => void;
};

type SendOptions = { readonly kind?: MessageKind; readonly contentRelated: boolean };

/** The encrypted messages of one connection, in both directions. https://core.telegram.org/mtproto/description */
export class Exchange implements Route {
  readonly #options: ExchangeOptions;
  readonly #peers = new Map<Session, Peer>();
  #disconnect: NodeJS.Timeout | undefined;

  constructor(options: ExchangeOptions) {
    this.#options = options;
  }

  /** Takes one encrypted packet. Throws a TlDecodeError if it was not made with this key or makes no sense. */
  receive(key: AuthKey, packet: Buffer): void {
    const { sessions } = this.#options;
    const plain = openMessage(packet, key.secret);
    if (!plain) throw new TlDecodeError('a message that does not fit its key');
    const { salt, sessionId, message } = readEnvelope(plain);
    const session = sessions.get(key.id, sessionId) ?? sessions.create(key.id, sessionId);
    const peer = { key, session };
    const refusal = refusalOf(message, salt, key);
    if (refusal) {
      this.#send(peer, serviceCodec.encode(refusal), { contentRelated: false });
      return;
    }
    const moved = this.#moveHere(peer);
    if (session.announce()) this.#announceSession(peer, message.id);
    for (const single of unpack(message)) this.#receiveMessage(peer, single);
    if (moved) for (const push of session.pushes()) this.#write(peer, push);
  }

  push(peer: Peer, body: Buffer): void {
    peer.session.keepPush(this.#send(peer, body, { kind: 'push', contentRelated: true }));
  }

  /** The connection is gone. */
  end(): void {
    clearTimeout(this.#disconnect);
    for (const peer of this.#peers.values()) this.#options.sandbox.live.left(peer, this);
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
      server_salt: peer.key.salt,
    });
    this.#send(peer, created, { contentRelated: true });
  }

  #receiveMessage(peer: Peer, message: ProtocolMessage): void {
    if (!peer.session.receive(message.id)) this.#resend(peer, message.id);
    else if (serviceCodec.knows(constructorOf(message.body))) this.#answerService(peer, message);
    else void this.#answerCall(peer, message);
  }

  #answerService(peer: Peer, message: ProtocolMessage): void {
    const { sandbox, sessions } = this.#options;
    const answer = answerServiceMessage(serviceCodec.decode(new Reader(message.body)), message.id, {
      ...peer,
      keys: sandbox.keys,
      sessions,
      disconnectAfter: seconds => this.#disconnectAfter(seconds),
      resend: messageId => this.#resend(peer, messageId),
    });
    if (answer) this.#send(peer, answer, { contentRelated: false });
  }

  async #answerCall(peer: Peer, message: ProtocolMessage): Promise<void> {
    const { sandbox, connectionId, dcId, cut } = this.#options;
    const answer = await answerCall(message.body, { ...peer, connectionId, dcId }, sandbox);
    if (answer.kind === 'cut') cut();
    if (answer.kind === 'body') this.#sendAnswer(peer, message.id, rpcResult(message.id, answer.body));
  }

  /**
   * A push that was not acknowledged is sent again as it was. A message of the client that comes again gets its
   * answer again, if the client has not acknowledged it yet.
   */
  #resend(peer: Peer, messageId: bigint): void {
    const push = peer.session.push(messageId);
    if (push) this.#write(peer, push);
    const body = peer.session.answerTo(messageId);
    if (body) this.#sendAnswer(peer, messageId, body);
  }

  #sendAnswer(peer: Peer, messageId: bigint, body: Buffer): void {
    peer.session.keepAnswer(messageId, this.#send(peer, body, { contentRelated: true }).id, body);
  }

  #send(peer: Peer, body: Buffer, { kind = 'answer', contentRelated }: SendOptions): SentMessage {
    const message = { id: nextMessageId(kind), seqNo: peer.session.nextSeqNo(contentRelated), body };
    this.#write(peer, message);
    return message;
  }

  #write({ key, session }: Peer, message: SentMessage): void {
    const plain = writeEnvelope({ salt: key.salt, sessionId: session.id, message });
    this.#options.write(sealMessage(plain, key.secret, key.id));
  }

  #disconnectAfter(seconds: number): void {
    clearTimeout(this.#disconnect);
    const bounded = Math.min(Math.max(seconds, 1), MAX_DISCONNECT_SECONDS);
    this.#disconnect = setTimeout(this.#options.cut, bounded * 1_000);
    this.#disconnect.unref();
  }
}

/** What is wrong with a message before its body is looked at; null if nothing is. */
function refusalOf({ id, seqNo }: ProtocolMessage, salt: bigint, key: AuthKey): TlObject | null {
  const about = { bad_msg_id: id, bad_msg_seqno: seqNo };
  const idError = messageIdError(id);
  if (idError !== null) return { _: 'bad_msg_notification', ...about, error_code: idError };
  if (salt === key.salt) return null;
  return { _: 'bad_server_salt', ...about, error_code: BAD_SALT, new_server_salt: key.salt };
}
