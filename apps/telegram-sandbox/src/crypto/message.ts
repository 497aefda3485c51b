import { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { sha256 } from './hash.ts';
import { decryptIge, encryptIge } from './ige.ts';

/** Which side wrote a message: it decides which parts of the auth key are used. */
type Direction = 'from-client' | 'from-server';

const KEY_ID_SIZE = 8;
const MESSAGE_KEY_SIZE = 16;
const HEADER = KEY_ID_SIZE + MESSAGE_KEY_SIZE;
const BLOCK = 16;
const MIN_PADDING = 12;

/**
 * Encrypts `plain` (salt, session, id, sequence number, length, body) as MTProto 2.0 has it, and puts the
 * key's id and the message key before it. https://core.telegram.org/mtproto/description
 */
export function sealMessage(
  plain: Buffer,
  authKey: Buffer,
  authKeyId: bigint,
  direction: Direction = 'from-server',
): Buffer {
  const padding = MIN_PADDING + ((BLOCK - ((plain.length + MIN_PADDING) % BLOCK)) % BLOCK);
  const padded = Buffer.concat([plain, randomBytes(padding)]);
  const messageKey = messageKeyOf(padded, authKey, direction);
  const { key, iv } = aesKey(authKey, messageKey, direction);
  const head = Buffer.alloc(KEY_ID_SIZE);
  head.writeBigInt64LE(authKeyId);
  return Buffer.concat([head, messageKey, encryptIge(padded, key, iv)]);
}

/** The reverse; null if the message key does not fit, so the bytes were not made with this key. */
export function openMessage(
  sealed: Buffer,
  authKey: Buffer,
  direction: Direction = 'from-client',
): Buffer | null {
  const encrypted = sealed.subarray(HEADER);
  if (encrypted.length === 0 || encrypted.length % BLOCK !== 0) return null;
  const messageKey = sealed.subarray(KEY_ID_SIZE, HEADER);
  const { key, iv } = aesKey(authKey, messageKey, direction);
  const padded = decryptIge(encrypted, key, iv);
  return messageKeyOf(padded, authKey, direction).equals(messageKey) ? padded : null;
}

function messageKeyOf(padded: Buffer, authKey: Buffer, direction: Direction): Buffer {
  const x = direction === 'from-client' ? 0 : 8;
  return sha256(authKey.subarray(88 + x, 120 + x), padded).subarray(8, 24);
}

function aesKey(authKey: Buffer, messageKey: Buffer, direction: Direction): { key: Buffer; iv: Buffer } {
  const x = direction === 'from-client' ? 0 : 8;
  const a = sha256(messageKey, authKey.subarray(x, x + 36));
  const b = sha256(authKey.subarray(x + 40, x + 76), messageKey);
  return {
    key: Buffer.concat([a.subarray(0, 8), b.subarray(8, 24), a.subarray(24, 32)]),
    iv: Buffer.concat([b.subarray(0, 8), a.subarray(8, 24), b.subarray(24, 32)]),
  };
}
