import { Buffer } from 'node:buffer';
import { TlDecodeError } from '../tl/errors.ts';
import { GzipBudget } from '../tl/gzip.ts';
import { serviceCodec } from '../tl/layers.ts';
import { Reader } from '../tl/reader.ts';

const MSG_CONTAINER = 0x73f1f8dc;
const RPC_RESULT = 0xf35c6d01;
const MAX_CONTAINED = 1024;

/** One message as it lies in an encrypted packet or in a container. */
export type ProtocolMessage = { readonly id: bigint; readonly seqNo: number; readonly body: Buffer };

/** The salt and session a packet carries before its message. */
export type Envelope = {
  readonly salt: bigint;
  readonly sessionId: bigint;
  readonly message: ProtocolMessage;
};

export function readEnvelope(plain: Buffer): Envelope {
  const reader = new Reader(plain);
  return { salt: reader.long(), sessionId: reader.long(), message: readMessage(reader) };
}

/** The bytes to encrypt for one message. */
export function writeEnvelope({ salt, sessionId, message }: Envelope): Buffer {
  const head = Buffer.allocUnsafe(32);
  head.writeBigInt64LE(salt, 0);
  head.writeBigInt64LE(sessionId, 8);
  head.writeBigInt64LE(message.id, 16);
  head.writeInt32LE(message.seqNo, 24);
  head.writeInt32LE(message.body.length, 28);
  return Buffer.concat([head, message.body]);
}

/**
 * The messages in a packet: itself, or those in its container; null for a container that breaks the rules of
 * https://core.telegram.org/mtproto/service_messages#containers: no container in it, no message that is newer.
 */
export function unpack(message: ProtocolMessage): ProtocolMessage[] | null {
  const budget = new GzipBudget();
  const body = budget.gunzip(message.body);
  if (constructorOf(body) !== MSG_CONTAINER) return [{ ...message, body }];
  const contained = readContainer(body);
  if (!contained?.every(({ id }) => id < message.id && (id & 3n) === 0n)) return null;
  const messages = contained.map(single => ({ ...single, body: budget.gunzip(single.body) }));
  return messages.some(single => constructorOf(single.body) === MSG_CONTAINER) ? null : messages;
}

function readContainer(body: Buffer): ProtocolMessage[] | null {
  try {
    const reader = new Reader(body);
    reader.uint();
    const count = reader.count();
    return count > MAX_CONTAINED ? null : Array.from({ length: count }, () => readMessage(reader));
  } catch (error) {
    if (error instanceof TlDecodeError) return null;
    throw error;
  }
}

/** Whether a message is about the protocol itself or a call of the API. */
export const kindOf = (body: Buffer): 'call' | 'service' =>
  serviceCodec.knows(constructorOf(body)) ? 'service' : 'call';

/** https://core.telegram.org/mtproto/service_messages#response-to-an-rpc-query */
export function rpcResult(requestId: bigint, answer: Buffer): Buffer {
  const head = Buffer.allocUnsafe(12);
  head.writeUInt32LE(RPC_RESULT, 0);
  head.writeBigInt64LE(requestId, 4);
  return Buffer.concat([head, answer]);
}

export function constructorOf(body: Buffer): number {
  if (body.length < 4) throw new TlDecodeError('a message without a constructor');
  return body.readUInt32LE(0);
}

function readMessage(reader: Reader): ProtocolMessage {
  const id = reader.long();
  const seqNo = reader.int();
  const size = reader.int();
  if (size < 0 || size % 4 !== 0) throw new TlDecodeError(`a message of ${size} bytes`);
  return { id, seqNo, body: reader.raw(size) };
}
