import { Buffer } from 'node:buffer';
import { once } from 'node:events';
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

/** The transport error for an auth key this data centre does not know. https://core.telegram.org/mtproto/mtproto-transports */
const UNKNOWN_KEY = -404;
/** Key id, message id and length of an unencrypted message. */
const PLAIN_HEAD_BYTES = 20;

/** Whoever has not made an encrypted message by then is no client. Assumption. */
const HANDSHAKE_DEADLINE_MS = 60_000;
/** Clients that want to stay ping every minute or so. Assumption. */
const IDLE_DEADLINE_MS = 15 * 60_000;
const MAX_DISCONNECT_MS = 3_600_000;
/** What may wait for a client that does not read: far more than any answer. */
const MAX_UNREAD_BYTES = 16 * 2 ** 20;

export type ConnectionOptions = {
  readonly sandbox: Sandbox;
  readonly sessions: Sessions;
  /** Counts the connections of this process. */
  readonly id: number;
  readonly dcId: number;
  /** Whether only files are sent here. */
  readonly media: boolean;
};

/** One TCP connection of a client: bytes in, packets to whom they concern, packets out. */
export class Connection {
  readonly #socket: Socket;
  readonly #sandbox: Sandbox;
  readonly #dcId: number;
  readonly #id: number;
  readonly #transport = detectTransport();
  readonly #exchange: Exchange;
  #handshake: Handshake | null = null;
  /** When the connection ends if nothing more is heard; real time. */
  #deadline = Date.now() + HANDSHAKE_DEADLINE_MS;
  /** When it ends because the client asked for that. */
  #cutAt = Number.POSITIVE_INFINITY;

  constructor(socket: Socket, { sandbox, sessions, id, dcId, media }: ConnectionOptions) {
    this.#socket = socket;
    this.#sandbox = sandbox;
    this.#dcId = dcId;
    this.#id = id;
    this.#exchange = new Exchange({
      sandbox,
      sessions,
      connectionId: id,
      dcId,
      media,
      write: packet => this.#write(packet),
      writeHalf: packet => this.#writeHalf(packet),
      cut: () => socket.destroy(),
      disconnectAfter: seconds => this.#disconnectAfter(seconds),
    });
    socket.setNoDelay(true);
    socket.on('data', chunk => this.#receive(chunk));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      this.#exchange.end();
      sandbox.connections.ended(id);
    });
  }

  /** Ends the connection if nothing was heard for too long; asked from time to time, so it needs no timer. */
  endIfOverdue(now: number): void {
    if (now >= Math.min(this.#deadline, this.#cutAt)) this.#socket.destroy();
  }

  /** Ends the connection; when it returns, nothing of it is left. */
  async end(): Promise<void> {
    const closed = once(this.#socket, 'close');
    this.#socket.destroy();
    await closed;
  }

  /** Bytes that make no sense end the connection; a mistake of this server does too, and is logged. */
  #receive(chunk: Buffer): void {
    try {
      for (const packet of this.#transport.receive(chunk)) {
        // Not after a refusal or a cut: what comes then belongs to no connection any more.
        if (this.#socket.writable) this.#receivePacket(packet);
      }
    } catch (error) {
      const expected = error instanceof TransportError || error instanceof TlDecodeError;
      if (!expected) this.#sandbox.log.error('a connection failed', error);
      this.#socket.destroy();
    }
  }

  #receivePacket(packet: Buffer): void {
    if (packet.length < 8) throw new TlDecodeError('a packet without a key id');
    const keyId = packet.readBigInt64LE(0);
    if (keyId === 0n) {
      this.#receivePlain(packet);
      return;
    }
    const key = this.#sandbox.keys.get(keyId);
    if (key?.dcId !== this.#dcId) {
      this.#refuse(UNKNOWN_KEY);
      return;
    }
    this.#exchange.receive(key, packet);
    this.#sandbox.connections.spoke(this.#id, key);
    this.#deadline = Date.now() + IDLE_DEADLINE_MS;
  }

  #receivePlain(packet: Buffer): void {
    const { serverKey, keys } = this.#sandbox;
    this.#handshake ??= new Handshake(serverKey, keys, this.#dcId);
    const reader = new Reader(packet.subarray(16));
    const answer = this.#handshake.answer(reader.raw(reader.int()));
    if (typeof answer === 'number') {
      this.#refuse(answer);
      return;
    }
    const head = Buffer.alloc(PLAIN_HEAD_BYTES);
    head.writeBigInt64LE(nextMessageId('answer'), 8);
    head.writeInt32LE(answer.length, 16);
    this.#write(Buffer.concat([head, answer]));
  }

  /** Ends the connection with a transport error. */
  #refuse(code: number): void {
    const error = Buffer.alloc(4);
    error.writeInt32LE(code);
    this.#write(error);
    this.#socket.end();
  }

  #write(packet: Buffer): void {
    if (!this.#socket.writable) return;
    this.#socket.write(this.#transport.frame(packet));
    if (this.#socket.writableLength > MAX_UNREAD_BYTES) this.#socket.destroy();
  }

  #writeHalf(packet: Buffer): void {
    const frame = this.#transport.frame(packet);
    this.#socket.end(frame.subarray(0, Math.floor(frame.length / 2)));
  }

  #disconnectAfter(seconds: number): void {
    this.#cutAt = Date.now() + Math.min(Math.max(seconds * 1_000, 0), MAX_DISCONNECT_MS);
  }
}
