import { Buffer } from 'node:buffer';
import type { Socket } from 'node:net';
import type { Sandbox } from '../sandbox.ts';
import { TlDecodeError } from '../tl/errors.ts';
import { Reader } from '../tl/reader.ts';
import { detectTransport } from '../transport/detect.ts';
import { TransportError } from '../transport/transport.ts';
import { Exchange } from './exchange.ts';
import { Handshake } from './handshake.ts';
import { nextMessageId } from './message-ids.ts';
import type { Sessions } from './sessions.ts';

/** The transport error for an auth key the server does not know. https://core.telegram.org/mtproto/mtproto-transports */
const UNKNOWN_KEY = -404;
/** Key id, message id and length of an unencrypted message. */
const PLAIN_HEAD_BYTES = 20;

export type ConnectionOptions = {
  readonly sandbox: Sandbox;
  readonly sessions: Sessions;
  /** Counts the connections of this process. */
  readonly id: number;
  readonly dcId: number;
};

/** One TCP connection of a client: bytes in, packets to whom they concern, packets out. */
export class Connection {
  readonly #socket: Socket;
  readonly #sandbox: Sandbox;
  readonly #transport = detectTransport();
  readonly #handshake: Handshake;
  readonly #exchange: Exchange;

  constructor(socket: Socket, { sandbox, sessions, id, dcId }: ConnectionOptions) {
    this.#socket = socket;
    this.#sandbox = sandbox;
    this.#handshake = new Handshake(sandbox.serverKey, sandbox.keys, dcId);
    this.#exchange = new Exchange({
      sandbox,
      sessions,
      connectionId: id,
      dcId,
      media: false,
      write: packet => this.#write(packet),
      cut: () => socket.destroy(),
    });
    socket.setNoDelay(true);
    socket.on('data', chunk => this.#receive(chunk));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#exchange.end());
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
    else if (key) this.#exchange.receive(key, packet);
    else this.#refuseKey();
  }

  #receivePlain(packet: Buffer): void {
    const reader = new Reader(packet.subarray(16));
    const body = this.#handshake.answer(reader.raw(reader.int()));
    const head = Buffer.alloc(PLAIN_HEAD_BYTES);
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

  #write(packet: Buffer): void {
    if (this.#socket.writable) this.#socket.write(this.#transport.frame(packet));
  }
}
