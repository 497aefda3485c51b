import { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { DH_GENERATOR, DH_PRIME, power, publicValue, randomExponent } from '../crypto/diffie-hellman.ts';
import { sha1, xor } from '../crypto/hash.ts';
import { decryptIge, encryptIge } from '../crypto/ige.ts';
import type { ServerKey } from '../crypto/rsa.ts';
import type { AuthKeys } from '../keys/auth-keys.ts';
import { TlDecodeError } from '../tl/errors.ts';
import { serviceCodec } from '../tl/layers.ts';
import { Reader } from '../tl/reader.ts';
import type { TlObject } from '../tl/tl-object.ts';

/**
 * The product of two primes which the client has to factor, all of Telegram's length: some clients (Pyrogram) take no
 * longer ones. That of Telegram's own example takes gramjs 40 to 170 ms, these two are found in 5.
 */
const PQ = {
  p: Buffer.from('0100002b', 'hex'),
  q: Buffer.from('fffffffb', 'hex'),
  pq: Buffer.from('0100002afaffff29', 'hex'),
};

/** The transport error for a client that means another data centre. https://core.telegram.org/mtproto/mtproto-transports */
const WRONG_DC = -444;

type Progress = {
  readonly nonce: Buffer;
  readonly serverNonce: Buffer;
  /** Known after req_DH_params. */
  agreement?: {
    readonly newNonce: Buffer;
    readonly exponent: Buffer;
    readonly key: Buffer;
    readonly iv: Buffer;
  };
};

/**
 * The server's side of agreeing on an auth key: https://core.telegram.org/mtproto/auth_key. One connection may
 * do it any number of times, one after the other.
 */
export class Handshake {
  readonly #serverKey: ServerKey;
  readonly #keys: AuthKeys;
  readonly #dcId: number;
  #progress: Progress | null = null;

  constructor(serverKey: ServerKey, keys: AuthKeys, dcId: number) {
    this.#serverKey = serverKey;
    this.#keys = keys;
    this.#dcId = dcId;
  }

  /** The answer to one unencrypted message, or a transport error. Throws a TlDecodeError if it does not belong here. */
  answer(body: Buffer): Buffer | number {
    const answer = this.#answer(serviceCodec.decode(new Reader(body)));
    return typeof answer === 'number' ? answer : serviceCodec.encode(answer);
  }

  #answer(message: TlObject): TlObject | number {
    switch (message._) {
      case 'req_pq':
      case 'req_pq_multi':
        return this.#begin(bytes(message, 'nonce'));
      case 'req_DH_params':
        return this.#offerAgreement(message, this.#current(message));
      case 'set_client_DH_params':
        return this.#agree(message, this.#current(message));
      default:
        throw new TlDecodeError(`${message._} outside an encrypted session`);
    }
  }

  #begin(nonce: Buffer): TlObject {
    this.#progress = { nonce, serverNonce: randomBytes(16) };
    return {
      _: 'resPQ',
      nonce,
      server_nonce: this.#progress.serverNonce,
      pq: PQ.pq,
      server_public_key_fingerprints: [this.#serverKey.fingerprint],
    };
  }

  #offerAgreement(message: TlObject, progress: Progress): TlObject | number {
    const decrypted = this.#serverKey.decrypt(bytes(message, 'encrypted_data'));
    if (!decrypted) throw new TlDecodeError('req_DH_params is not encrypted with this server key');
    const inner = serviceCodec.decode(new Reader(decrypted));
    // Temporary keys (p_q_inner_data_temp) are not to be had: no client that is known here asks for one unbidden.
    if (inner._ !== 'p_q_inner_data' && inner._ !== 'p_q_inner_data_dc')
      throw new TlDecodeError(`${inner._} in req_DH_params`);
    checkNonces(inner, progress);
    if (typeof inner.dc === 'number' && dataCenterMeant(inner.dc) !== this.#dcId) return WRONG_DC;
    if (!bytes(inner, 'p').equals(PQ.p) || !bytes(inner, 'q').equals(PQ.q))
      throw new TlDecodeError('wrong factors');

    const newNonce = bytes(inner, 'new_nonce');
    const { nonce, serverNonce } = progress;
    const exponent = randomExponent();
    progress.agreement = { newNonce, exponent, ...temporaryKey(newNonce, serverNonce) };
    const answer = serviceCodec.encode({
      _: 'server_DH_inner_data',
      nonce,
      server_nonce: serverNonce,
      g: DH_GENERATOR,
      dh_prime: DH_PRIME,
      g_a: publicValue(exponent),
      server_time: Math.floor(Date.now() / 1000),
    });
    const hashed = Buffer.concat([sha1(answer), answer]);
    const padded = Buffer.concat([hashed, randomBytes((16 - (hashed.length % 16)) % 16)]);
    const encrypted = encryptIge(padded, progress.agreement.key, progress.agreement.iv);
    return { _: 'server_DH_params_ok', nonce, server_nonce: serverNonce, encrypted_answer: encrypted };
  }

  #agree(message: TlObject, progress: Progress): TlObject {
    const { nonce, serverNonce, agreement } = progress;
    if (!agreement) throw new TlDecodeError('set_client_DH_params before req_DH_params');
    const decrypted = decryptIge(bytes(message, 'encrypted_data'), agreement.key, agreement.iv);
    const reader = new Reader(decrypted.subarray(20));
    const inner = serviceCodec.decode(reader);
    if (inner._ !== 'client_DH_inner_data') throw new TlDecodeError(`${inner._} in set_client_DH_params`);
    if (!sha1(decrypted.subarray(20, 20 + reader.offset)).equals(decrypted.subarray(0, 20))) {
      throw new TlDecodeError('wrong hash in set_client_DH_params');
    }
    checkNonces(inner, progress);

    const authKey = sharedSecret(bytes(inner, 'g_b'), agreement.exponent);
    const salt = xor(agreement.newNonce.subarray(0, 8), serverNonce.subarray(0, 8)).readBigInt64LE();
    this.#keys.create(authKey, salt, this.#dcId);
    this.#progress = null;
    const confirmation = sha1(agreement.newNonce, Buffer.from([1]), sha1(authKey).subarray(0, 8)).subarray(4);
    return { _: 'dh_gen_ok', nonce, server_nonce: serverNonce, new_nonce_hash1: confirmation };
  }

  #current(message: TlObject): Progress {
    if (!this.#progress) throw new TlDecodeError(`${message._} before req_pq_multi`);
    checkNonces(message, this.#progress);
    return this.#progress;
  }
}

/** Clients name a media data centre by the negative number, and one of the test environment by 10,000 more. */
const dataCenterMeant = (dc: number): number => Math.abs(dc) % 10_000;

function checkNonces(message: TlObject, { nonce, serverNonce }: Progress): void {
  const fits = bytes(message, 'nonce').equals(nonce) && bytes(message, 'server_nonce').equals(serverNonce);
  if (!fits) throw new TlDecodeError('nonces of another handshake');
}

/** tmp_aes_key and tmp_aes_iv. */
function temporaryKey(newNonce: Buffer, serverNonce: Buffer): { key: Buffer; iv: Buffer } {
  const a = sha1(newNonce, serverNonce);
  const b = sha1(serverNonce, newNonce);
  const c = sha1(newNonce, newNonce);
  return {
    key: Buffer.concat([a, b.subarray(0, 12)]),
    iv: Buffer.concat([b.subarray(12), c, newNonce.subarray(0, 4)]),
  };
}

function sharedSecret(publicOfClient: Buffer, exponent: Buffer): Buffer {
  try {
    return power(publicOfClient, exponent);
  } catch {
    throw new TlDecodeError('g_b is no member of the group');
  }
}

function bytes(message: TlObject, field: string): Buffer {
  const value = message[field];
  if (!Buffer.isBuffer(value)) throw new TlDecodeError(`${message._} without ${field}`);
  return value;
}
