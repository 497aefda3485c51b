import { Buffer } from 'node:buffer';
import { createHmac, timingSafeEqual } from 'node:crypto';

/** A login on its way from one data centre to another. */
export type ExportedAuthorization = {
  readonly userId: number;
  /** Which of the user's sessions it belongs to. */
  readonly sessionHash: bigint;
  /** Where it may be imported. */
  readonly dcId: number;
  /** In milliseconds of the world's time. */
  readonly expiresAt: number;
};

const HEAD_BYTES = 32;

/**
 * An exported authorization as bytes that nobody else can make. They carry everything themselves, so they
 * outlive a restart without being stored anywhere.
 */
export function sealAuthorization(exported: ExportedAuthorization, secret: Buffer): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeDoubleLE(exported.userId, 0);
  head.writeBigInt64LE(exported.sessionHash, 8);
  head.writeDoubleLE(exported.dcId, 16);
  head.writeDoubleLE(exported.expiresAt, 24);
  return Buffer.concat([head, signature(head, secret)]);
}

/** The reverse; null for bytes that were not made with this secret. */
export function openAuthorization(bytes: Buffer, secret: Buffer): ExportedAuthorization | null {
  const head = bytes.subarray(0, HEAD_BYTES);
  const signed = signature(head, secret);
  if (bytes.length !== HEAD_BYTES + signed.length) return null;
  if (!timingSafeEqual(bytes.subarray(HEAD_BYTES), signed)) return null;
  return {
    userId: head.readDoubleLE(0),
    sessionHash: head.readBigInt64LE(8),
    dcId: head.readDoubleLE(16),
    expiresAt: head.readDoubleLE(24),
  };
}

const signature = (head: Buffer, secret: Buffer): Buffer =>
  createHmac('sha256', secret).update('exported authorization').update(head).digest();
