import { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { openMessage, sealMessage } from '../crypto/message.ts';
import type { AuthKey } from '../keys/auth-keys.ts';
import { answerCall } from '../rpc/answer-call.ts';
import type { Sandbox } from '../sandbox.ts';
import type { TlObject } from '../tl/codec.ts';
import { TlDecodeError } from '../tl/errors.ts';
import { serviceCodec } from '../tl/layers.ts';
import { Reader } from '../tl/reader.ts';
import { detectTransport } from '../transport/detect.ts';
import { TransportError } from '../transport/transport.ts';
import { Handshake } from './handshake.ts';
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

/** The transport error for an auth key the server does not know. https://core.telegram.org/mtproto/mtproto-transports */
const UNKNOWN_KEY = -404;
const BAD_SALT = 48;
const MAX_DISCONNECT_SECONDS = 3600;

/** Who a message came from. */
type Peer = { readonly key: AuthKey; readonly session: Session };

/** One TCP connection of a client, from its first byte to its last. */
export class Connection {
  readonly #socket: Socket;
  readonly #sandbox: Sandbox;
  readonly #sessions: Sessions;
  readonly #id: number;
  readonly #dcId: number;
  readonly #transport = detectTransport();
  readonly #handshake: Handshake;
  #disconnect: NodeJS.Timeout | undefined;

  constructor(socket: Socket, { sandbox, sessions, id, dcId }: ConnectionOptions) {
    this.#socket = socket;
    this.#sandbox = sandbox;
    this.#sessions = sessions;
    this.#id = id;
    this.#dcId = dcId;
    this.#handshake = new Handshake(sandbox.serverKey, sandbox.keys, dcId);
    socket.setNoDelay(true);
    socket.on('data', chunk => this.#receive(chunk));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => clearTimeout(this.#disconnect));
  }

  /** Bytes that make no sense end the connection; a mistake of this server does too, and is logged. */
  #receive(chunk: Buffer): void {
    try {
      for (const packet of this.#transport.receive(chunk)) this.#receivePacket(packet);
    } catch (error) {
      const expected = error instanceof TransportError || error instanceof TlDecodeError;
      if (!expected) this.#sandbox.log.error('a connection failed', error);
      this.#socket.destroy();
    }
  }

  #receivePacket(packet: Buffer): void {
    if (packet.length < 8) throw new TlDecodeError('a packet without a key id');
    const keyId = packet.readBigInt64LE(0);
    const key = this.#sandbox.keys.get(keyId);
    if (keyId === 0n) this.#receivePlain(packet);
    else if (key) this.#receiveEncrypted(key, packet);
    else this.#refuseKey();
  }

  #receivePlain(packet: Buffer): void {
    const reader = new Reader(packet.subarray(16));
    const body = this.#handshake.answer(reader.raw(reader.int()));
    const head = Buffer.alloc(20);
    head.writeBigInt64LE(nextMessageId('answer'), 8);
    head.writeInt32LE(body.length, 16);
    this.#write(Buffer.concat([head, body]));
  }

  #refuseKey(): void {
    const error = Buffer.alloc(4);
    error.writeInt32LE(UNKNOWN_KEY);
    this.#write(error);
    this.#socket.end();
  }

  #receiveEncrypted(key: AuthKey, packet: Buffer): void {
    const plain = openMessage(packet, key.secret);
    if (!plain) throw new TlDecodeError('a message that does not fit its key');
    const { salt, sessionId, message } = readEnvelope(plain);
    const session = this.#sessions.get(key.id, sessionId) ?? this.#sessions.create(key.id, sessionId);
    const peer = { key, session };
    const refusal = refusalOf(message, salt, key);
    if (refusal) {
      this.#sendService(peer, refusal);
      return;
    }
    if (session.announce()) {
      const created = {
        first_msg_id: message.id,
        unique_id: randomBytes(8).readBigInt64LE(),
        server_salt: key.salt,
      };
      this.#sendService(peer, { _: 'new_session_created', ...created }, true);
    }
    for (const single of unpack(message)) this.#receiveMessage(peer, single);
  }

  #receiveMessage(peer: Peer, message: ProtocolMessage): void {
    if (!peer.session.receive(message.id)) this.#resend(peer, message.id);
    else if (serviceCodec.knows(constructorOf(message.body))) this.#answerService(peer, message);
    else void this.#answer(peer, message);
  }

  #answerService(peer: Peer, message: ProtocolMessage): void {
    const answer = answerServiceMessage(serviceCodec.decode(new Reader(message.body)), message.id, {
      ...peer,
      keys: this.#sandbox.keys,
      sessions: this.#sessions,
      disconnectAfter: seconds => this.#disconnectAfter(seconds),
      resend: messageId => this.#resend(peer, messageId),
    });
    if (answer) this.#send(peer, answer, { contentRelated: false });
  }

  async #answer(peer: Peer, message: ProtocolMessage): Promise<void> {
    const origin = { key: peer.key, connectionId: this.#id, dcId: this.#dcId };
    const answer = await answerCall(message.body, origin, this.#sandbox);
    if (answer.kind === 'cut') this.#socket.destroy();
    if (answer.kind !== 'body') return;
    const body = rpcResult(message.id, answer.body);
    peer.session.keepAnswer(message.id, this.#send(peer, body, { contentRelated: true }), body);
  }

  /** A message that comes again gets its answer again, if the client has not acknowledged it yet. */
  #resend(peer: Peer, messageId: bigint): void {
    const body = peer.session.answerTo(messageId);
    if (body) peer.session.keepAnswer(messageId, this.#send(peer, body, { contentRelated: true }), body);
  }

  #sendService(peer: Peer, message: TlObject, contentRelated = false): void {
    this.#send(peer, serviceCodec.encode(message), { contentRelated });
  }

  /** The id under which it was sent. */
  #send({ key, session }: Peer, body: Buffer, { contentRelated }: { contentRelated: boolean }): bigint {
    const message = { id: nextMessageId('answer'), seqNo: session.nextSeqNo(contentRelated), body };
    const plain = writeEnvelope({ salt: key.salt, sessionId: session.id, message });
    const keyId = Buffer.alloc(8);
    keyId.writeBigInt64LE(key.id);
    this.#write(sealMessage(plain, key.secret, keyId));
    return message.id;
  }

  #write(packet: Buffer): void {
    if (this.#socket.writable) this.#socket.write(this.#transport.frame(packet));
  }

  #disconnectAfter(seconds: number): void {
    clearTimeout(this.#disconnect);
    const bounded = Math.min(Math.max(seconds, 1), MAX_DISCONNECT_SECONDS);
    this.#disconnect = setTimeout(() => this.#socket.destroy(), bounded * 1000);
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

export type ConnectionOptions = {
  readonly sandbox: Sandbox;
  readonly sessions: Sessions;
  /** Counts the connections of this process. */
  readonly id: number;
  readonly dcId: number;
};
