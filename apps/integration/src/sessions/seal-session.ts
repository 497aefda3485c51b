import { randomBytes } from 'node:crypto';
import { open, seal } from '@muster/secrets';
import { StoredSession } from '../telegram/session.ts';

/** A session and its phone number as they are stored; nothing of them can be read without the wrapping key. */
export type SealedSession = {
  dataKey: Uint8Array<ArrayBuffer>;
  session: Uint8Array<ArrayBuffer>;
  phone: Uint8Array<ArrayBuffer>;
};

const DATA_KEY_BYTES = 32;

/**
 * Encrypts under a new data key of the account's own, itself wrapped by the installation's: so the wrapping key
 * can be changed without touching a session. The account's id is authenticated, so that a row copied to another
 * account does not open there.
 */
export function sealSession(
  wrappingKey: Buffer,
  accountId: string,
  { session, phone }: { session: StoredSession; phone: string },
): SealedSession {
  const dataKey = randomBytes(DATA_KEY_BYTES);
  return {
    dataKey: bytes(seal(wrappingKey, dataKey, `data-key:${accountId}`)),
    session: bytes(seal(dataKey, Buffer.from(JSON.stringify(session)), `session:${accountId}`)),
    phone: bytes(seal(dataKey, Buffer.from(phone), `phone:${accountId}`)),
  };
}

/** @throws when the row belongs to another account, a byte was changed, or the wrapping key is another one */
export function openSession(
  wrappingKey: Buffer,
  accountId: string,
  sealed: Pick<SealedSession, 'dataKey' | 'session'>,
): StoredSession {
  const dataKey = open(wrappingKey, Buffer.from(sealed.dataKey), `data-key:${accountId}`);
  const text = open(dataKey, Buffer.from(sealed.session), `session:${accountId}`).toString();
  return StoredSession.parse(JSON.parse(text));
}

const bytes = (buffer: Buffer): Uint8Array<ArrayBuffer> => new Uint8Array(buffer);
