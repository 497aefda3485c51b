import { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { TelegramClient } from 'telegram';
import { openMessage, sealMessage } from '../src/crypto/message.ts';
import { authKeyId } from '../src/keys/auth-keys.ts';
import { type ProtocolMessage, readEnvelope, writeEnvelope } from '../src/mtproto/messages.ts';
import { gunzip } from '../src/tl/gzip.ts';
import type { ApiCodec } from '../src/tl/layer-codec.ts';
import { Layers, serviceCodec } from '../src/tl/layers.ts';
import { Reader } from '../src/tl/reader.ts';
import type { TlObject } from '../src/tl/tl-object.ts';
import { intermediateTransport } from '../src/transport/intermediate.ts';
import type { Fixture } from './fixture.ts';

const RPC_RESULT = 0xf35c6d01;
const api: ApiCodec = new Layers().codec(198);

/** What came from the server: a service message, or what a call was answered with. */
export type Incoming = {
  readonly _: string;
  readonly id: bigint;
  readonly seqNo: number;
  readonly requestId?: bigint;
  /** Whether the result came as gzip_packed. */
  readonly packed?: boolean;
  readonly value: TlObject;
};

/** The id and sequence number of a message, where they shall not be those that come next. */
type Numbers = { readonly id?: bigint; readonly seqNo?: number };

/** Speaks MTProto message by message, with the key of another client, to say what no good client says. */
export async function rawClient(port: number, client: TelegramClient) {
  const secret = client.session.getAuthKey()?.getKey();
  if (!secret) throw new Error('the client has no key');
  const incoming: Incoming[] = [];
  const transportErrors: number[] = [];
  let wake = () => {};
  const dial = async (): Promise<Socket> => {
    const dialed = connect(port, '127.0.0.1');
    await once(dialed, 'connect');
    const { receive } = intermediateTransport();
    dialed.on('data', chunk => {
      for (const packet of receive(chunk)) {
        if (packet.length === 4) transportErrors.push(packet.readInt32LE(0));
        const plain = openMessage(packet, secret, 'from-server');
        if (plain) incoming.push(read(readEnvelope(plain).message));
      }
      wake();
    });
    dialed.on('close', () => wake());
    dialed.on('error', () => dialed.destroy());
    dialed.write(Buffer.from('eeeeeeee', 'hex'));
    return dialed;
  };
  const { frame } = intermediateTransport();
  let socket = await dial();

  let salt = 0n;
  let contentSent = 0;
  const randomSession = () => randomBytes(8).readBigInt64LE();
  let sessionId = randomSession();
  /** The number of the next message, which has to be one that is acknowledged. */
  const nextSeqNo = () => 2 * contentSent++ + 1;
  /** The number of a container or an acknowledgement. */
  const plainSeqNo = () => 2 * contentSent;
  const send = (body: Buffer, { id = messageId(), seqNo = nextSeqNo() }: Numbers = {}): bigint => {
    const plain = writeEnvelope({ salt, sessionId, message: { id, seqNo, body } });
    socket.write(frame(sealMessage(plain, secret, authKeyId(secret), 'from-client')));
    return id;
  };
  const raw = {
    get socket() {
      return socket;
    },
    /** The next transport error. */
    async transportError(): Promise<number> {
      for (;;) {
        const error = transportErrors.shift();
        if (error !== undefined) return error;
        await new Promise<void>(resolve => (wake = resolve));
      }
    },
    /** Finds out the salt. */
    async settle() {
      raw.service({ _: 'ping', ping_id: 0n });
      const { value } = await raw.next('bad_server_salt');
      if (typeof value.new_server_salt === 'bigint') salt = value.new_server_salt;
    },
    get sessionId() {
      return sessionId;
    },
    /** One more client with the same key, which knows the salt. */
    async twin(where = port) {
      const another = await rawClient(where, client);
      another.useSalt(salt);
      return another;
    },
    /** Goes on with the same session over a new connection, once the old one is closed, by whomever. */
    async reconnect() {
      const closed = socket.closed ? null : once(socket, 'close');
      socket.destroy();
      await closed;
      socket = await dial();
    },
    useSalt: (value: bigint) => {
      salt = value;
    },
    nextSeqNo,
    plainSeqNo,
    /** Waits until the server has dealt with everything that was sent, if only by hanging up. */
    async settled() {
      const asked = send(serviceCodec.encode({ _: 'ping', ping_id: 0n }));
      while (
        !(socket.closed || incoming.some(({ value }) => value.msg_id === asked || value.bad_msg_id === asked))
      )
        await new Promise<void>(resolve => (wake = resolve));
    },
    /** Speaks in a session of its own from now on. */
    newSession() {
      sessionId = randomSession();
      send(serviceCodec.encode({ _: 'ping', ping_id: 0n }));
    },
    /** A packet as it is. */
    sendBytes: (packet: Buffer) => socket.write(frame(packet)),
    keyId: keyIdBytes(secret),
    send,
    service: (message: TlObject, numbers?: Numbers) => send(serviceCodec.encode(message), numbers),
    call: (query: TlObject, numbers?: Numbers) => send(api.encode(query), numbers),
    acknowledge: (...ids: bigint[]) =>
      send(serviceCodec.encode({ _: 'msgs_ack', msg_ids: ids }), { seqNo: plainSeqNo() }),
    /** The next message with one of these names; those before it are passed over. */
    async next(...names: string[]): Promise<Incoming> {
      for (;;) {
        const message = incoming.shift();
        if (message && names.includes(message._)) return message;
        if (!message) await new Promise<void>(resolve => (wake = resolve));
      }
    },
  };
  return raw;
}

/** A raw client with the key of a new user and the right salt. */
export async function newRawClient(telegram: Fixture) {
  const { client, account } = await telegram.newUser();
  // Two clients with one key would end its login.
  await client.destroy();
  const [first] = telegram.sandbox.dataCenters.main;
  const raw = await rawClient(first?.port ?? 0, client);
  await raw.settle();
  return { raw, account };
}

function keyIdBytes(secret: Buffer): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64LE(authKeyId(secret));
  return bytes;
}

let lastId = 0n;
export function messageId(): bigint {
  const now = messageIdAt(0);
  lastId = now > lastId ? now : lastId + 4n;
  return lastId;
}

/** The id of a message from another time. */
export const messageIdAt = (secondsAhead: number): bigint =>
  ((BigInt(Date.now() + secondsAhead * 1_000) << 32n) / 1_000n) & ~3n;

/** Several messages in one. */
export function container(...messages: { id: bigint; seqNo: number; body: Buffer }[]): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32LE(0x73f1f8dc, 0);
  head.writeInt32LE(messages.length, 4);
  const parts = messages.map(({ id, seqNo, body }) => {
    const part = Buffer.alloc(16);
    part.writeBigInt64LE(id, 0);
    part.writeInt32LE(seqNo, 8);
    part.writeInt32LE(body.length, 12);
    return Buffer.concat([part, body]);
  });
  return Buffer.concat([head, ...parts]);
}

export const encodeService = (message: TlObject) => serviceCodec.encode(message);
export const encodeCall = (query: TlObject) => api.encode(query);

function read({ id, seqNo, body }: ProtocolMessage): Incoming {
  if (body.readUInt32LE(0) !== RPC_RESULT) {
    const value = decode(body);
    return { _: value._, id, seqNo, value };
  }
  const requestId = body.readBigInt64LE(4);
  const result = gunzip(body.subarray(12));
  return {
    _: 'rpc_result',
    id,
    seqNo,
    requestId,
    packed: result.length > body.length,
    value: decode(result),
  };
}

/** A vector or a plain number cannot be told without the call it answers. */
function decode(body: Buffer): TlObject {
  const constructorId = body.readUInt32LE(0);
  if (serviceCodec.knows(constructorId)) return serviceCodec.decode(new Reader(body));
  return api.knows(constructorId) ? api.decode(new Reader(body)) : { _: 'unreadable' };
}
