import { randomBytes } from 'node:crypto';
import { open, seal } from '@muster/secrets';
import { StoredSession } from '../telegram/session.ts';
import type { WrappingKey } from './wrapping-keys.ts';

/** An account's data key as it is stored, and the name of the key that opens it. */
export type WrappedKey = { wrappingKeyId: string; dataKey: Uint8Array<ArrayBuffer> };

/** A session and its phone number as they are stored; nothing of them can be read without the wrapping key. */
export type SealedSession = WrappedKey & {
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
  wrappingKey: WrappingKey,
  accountId: string,
  { session, phone }: { session: StoredSession; phone: string },
): SealedSession {
  const dataKey = randomBytes(DATA_KEY_BYTES);
  return {
    ...wrap(wrappingKey, accountId, dataKey),
    session: bytes(seal(dataKey, Buffer.from(JSON.stringify(session)), `session:${accountId}`)),
    phone: bytes(seal(dataKey, Buffer.from(phone), `phone:${accountId}`)),
  };
}

/** @throws when the row belongs to another account, a byte was changed, or the wrapping key is another one */
export function openSession(
  wrappingKey: WrappingKey,
  accountId: string,
  sealed: Pick<SealedSession, 'dataKey' | 'session'>,
): StoredSession {
  const dataKey = unwrap(wrappingKey, accountId, sealed.dataKey);
  const text = open(dataKey, Buffer.from(sealed.session), `session:${accountId}`).toString();
  return StoredSession.parse(JSON.parse(text));
}

/** Takes a data key out of one wrapping and puts it into another. */
export function rewrap(
  from: WrappingKey,
  to: WrappingKey,
  { accountId, dataKey }: { accountId: string; dataKey: Uint8Array },
): WrappedKey {
  return wrap(to, accountId, unwrap(from, accountId, dataKey));
}

const contextOf = (accountId: string) => `data-key:${accountId}`;

const wrap = ({ id, key }: WrappingKey, accountId: string, dataKey: Buffer): WrappedKey => ({
  wrappingKeyId: id,
  dataKey: bytes(seal(key, dataKey, contextOf(accountId))),
});

const unwrap = ({ key }: WrappingKey, accountId: string, dataKey: Uint8Array): Buffer =>
  open(key, Buffer.from(dataKey), contextOf(accountId));

const bytes = (buffer: Buffer): Uint8Array<ArrayBuffer> => new Uint8Array(buffer);
