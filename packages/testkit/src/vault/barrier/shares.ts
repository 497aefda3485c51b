import { combine, split } from 'shamir-secret-sharing';

/** A share is one byte longer than the key it is of: the byte says which share it is. */
const KEY_BYTES = 32;
const SHARE_BYTES = KEY_BYTES + 1;

/** Shares of a key, any `threshold` of which make it again. One share is the key itself, as in Vault. */
export async function sharesOf(key: Buffer, count: number, threshold: number): Promise<Buffer[]> {
  if (count === 1) return [Buffer.from(key)];
  return (await split(Uint8Array.from(key), count, threshold)).map(share => Buffer.from(share));
}

/** The key of these shares; another key when one is wrong or too few are there; undefined when they fit nothing. */
export async function keyOf(shares: readonly Buffer[]): Promise<Buffer | undefined> {
  const [first] = shares;
  if (shares.length === 1) return first;
  // The library refuses the same share twice, and shares of different lengths.
  return combine(shares.map(share => Uint8Array.from(share))).then(Buffer.from, () => undefined);
}

/** A share in hex or base64: what is hex of no share's length is taken for base64. */
export function readShare(text: string): Buffer | undefined {
  const isHex = /^([0-9a-f]{2})+$/i.test(text);
  const hex = Buffer.from(isHex ? text : '', 'hex');
  if (hex.length === KEY_BYTES || hex.length === SHARE_BYTES) return hex;
  return /^[A-Za-z0-9+/]+={0,2}$/.test(text) && text.length % 4 === 0
    ? Buffer.from(text, 'base64')
    : undefined;
}

/** Why Vault takes no such share before it looks at it; undefined when it may be one. */
export function lengthComplaint(share: Buffer): string | undefined {
  if (share.length < KEY_BYTES) return `key is shorter than minimum ${KEY_BYTES} bytes`;
  if (share.length > SHARE_BYTES) return `key is longer than maximum ${SHARE_BYTES} bytes`;
  return undefined;
}

/** Why shares cannot be made like this; undefined when they can. */
export function splitComplaint(count: number, threshold: number): string | undefined {
  if (count < 1) return 'shares must be at least one';
  if (threshold < 1) return 'threshold must be at least one';
  if (count > 1 && threshold === 1) return 'threshold must be greater than one for multiple shares';
  if (count > 255) return 'shares must be less than 256';
  if (threshold > count) return 'threshold cannot be larger than shares';
  return undefined;
}

/** A share as a request names it, in `key`; or why there is none in it. */
export function givenShare(key: unknown): { ok: true; share: Buffer } | { ok: false; reason: string } {
  if (typeof key !== 'string' || key === '')
    return { ok: false, reason: "'key' must be specified in request body as JSON" };
  const share = readShare(key);
  if (share === undefined) return { ok: false, reason: "'key' must be a valid hex or base64 string" };
  const reason = lengthComplaint(share);
  return reason === undefined ? { ok: true, share } : { ok: false, reason };
}
