import type { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { openMessage, sealMessage } from '../crypto/message.ts';
import type { AuthKey } from '../keys/auth-keys.ts';
import { answerCall } from '../rpc/answer-call.ts';
import type { Sandbox } from '../sandbox.ts';
import { TlDecodeError } from '../tl/errors.ts';
import { serviceCodec } from '../tl/layers.ts';
import { Reader } from '../tl/reader.ts';
import type { TlObject } from '../tl/tl-object.ts';
import { messageIdError, nextMessageId } from './message-ids.ts';
import {
  constructorOf,
  type ProtocolMessage,
  readEnvelope,
  rpcResult,
  unpack,
  writeEnvelope,
} from './messages.ts';
import { answerServiceMessage } from './service-messages.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';

const BAD_SALT = 48;
const MAX_DISCONNECT_SECONDS = 3_600;

export type ExchangeOptions = {
  readonly sandbox: Sandbox;
  readonly sessions: Sessions;
  readonly connectionId: number;
  readonly dcId: number;
  readonly write: (packet: Buffer) => void;
  readonly cut: () => void;
};

/** Who a message came from, and so where its answer goes. */
type Peer = { readonly key: AuthKey; readonly session: Session };

/** The encrypted messages of one connection, in both directions. https://core.telegram.org/mtproto/description */
export class Exchange {
  readonly #options: ExchangeOptions;
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
    if (session.announce()) this.#announceSession(peer, message.id);
    for (const single of unpack(message)) this.#receiveMessage(peer, single);
  }

  /** The connection is gone. */
  end(): void {
    clearTimeout(this.#disconnect);
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
    const answer = await answerCall(message.body, { key: peer.key, connectionId, dcId }, sandbox);
    if (answer.kind === 'cut') cut();
    if (answer.kind === 'body') this.#sendAnswer(peer, message.id, rpcResult(message.id, answer.body));
  }

  /** A message that comes again gets its answer again, if the client has not acknowledged it yet. */
  #resend(peer: Peer, messageId: bigint): void {
    const body = peer.session.answerTo(messageId);
    if (body) this.#sendAnswer(peer, messageId, body);
  }

  #sendAnswer(peer: Peer, messageId: bigint, body: Buffer): void {
    peer.session.keepAnswer(messageId, this.#send(peer, body, { contentRelated: true }), body);
  }

  /** The id under which it was sent. */
  #send({ key, session }: Peer, body: Buffer, { contentRelated }: { contentRelated: boolean }): bigint {
    const message = { id: nextMessageId('answer'), seqNo: session.nextSeqNo(contentRelated), body };
    const plain = writeEnvelope({ salt: key.salt, sessionId: session.id, message });
    this.#options.write(sealMessage(plain, key.secret, key.id));
    return message.id;
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
