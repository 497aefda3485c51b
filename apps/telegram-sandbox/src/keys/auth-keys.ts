import { Buffer } from 'node:buffer';
import { join } from 'node:path';
import { z } from 'zod';
import { sha1 } from '../crypto/hash.ts';
import { AppendLog } from '../storage/append-log.ts';

/** One authorization key: the lasting secret of one installation of a client. */
export type AuthKey = {
  readonly id: bigint;
  readonly secret: Buffer;
  readonly salt: bigint;
  readonly dcId: number;
  /** The API layer the client announced last; a client that reconnects does not say it again. */
  layer: number | null;
  /** Who is logged in with this key. */
  userId: number | null;
  /** Who entered a valid code with this key and still owes the two-step password. */
  passwordOwedBy: number | null;
  /** Ended by someone else than the client itself. */
  revoked: boolean;
};

const id = z.string();
const changeSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('created'), id, secret: z.base64(), salt: z.string(), dcId: z.number() }),
  z.object({ type: z.literal('layer'), id, layer: z.number() }),
  z.object({ type: z.literal('login'), id, userId: z.number() }),
  z.object({ type: z.literal('logout'), id, revoked: z.boolean() }),
  z.object({ type: z.literal('destroyed'), id }),
]);
type Change = z.infer<typeof changeSchema>;

/** The lower 64 bits of the SHA-1 of the key. */
export const authKeyId = (secret: Buffer): bigint => sha1(secret).readBigInt64LE(12);

/** Every auth key ever agreed upon; kept on disk, for a client whose key is forgotten stays deaf for ever. */
export class AuthKeys {
  readonly #log: AppendLog<Change>;
  readonly #keys = new Map<bigint, AuthKey>();
  readonly #byUser = new Map<number, Set<AuthKey>>();

  constructor(dataDirectory: string) {
    const { log, entries } = AppendLog.open(join(dataDirectory, 'keys.ndjson'), changeSchema);
    this.#log = log;
    for (const change of entries) this.#apply(change);
  }

  get(keyId: bigint): AuthKey | undefined {
    return this.#keys.get(keyId);
  }

  /** The keys with which a person is logged in. */
  of(userId: number): AuthKey[] {
    return [...(this.#byUser.get(userId) ?? [])];
  }

  create(secret: Buffer, salt: bigint, dcId: number): void {
    const keyId = authKeyId(secret).toString();
    this.#commit({
      type: 'created',
      id: keyId,
      secret: secret.toString('base64'),
      salt: salt.toString(),
      dcId,
    });
  }

  announceLayer(key: AuthKey, layer: number): void {
    if (key.layer !== layer) this.#commit({ type: 'layer', id: key.id.toString(), layer });
  }

  logIn(key: AuthKey, userId: number): void {
    this.#commit({ type: 'login', id: key.id.toString(), userId });
  }

  logOut(key: AuthKey, { revoked }: { revoked: boolean }): void {
    this.#commit({ type: 'logout', id: key.id.toString(), revoked });
  }

  destroy(key: AuthKey): void {
    this.#commit({ type: 'destroyed', id: key.id.toString() });
  }

  close(): void {
    this.#log.close();
  }

  #commit(change: Change): void {
    this.#log.append(change);
    this.#apply(change);
  }

  #apply(change: Change): void {
    const keyId = BigInt(change.id);
    if (change.type === 'created') {
      const secret = Buffer.from(change.secret, 'base64');
      const fresh = { layer: null, userId: null, passwordOwedBy: null, revoked: false };
      this.#keys.set(keyId, { id: keyId, secret, salt: BigInt(change.salt), dcId: change.dcId, ...fresh });
      return;
    }
    const key = this.#keys.get(keyId);
    if (!key) return;
    if (change.type === 'layer') key.layer = change.layer;
    else if (change.type === 'login') this.#belong(key, change.userId, { revoked: false });
    else if (change.type === 'logout') this.#belong(key, null, { revoked: change.revoked });
    else {
      this.#belong(key, null, { revoked: true });
      this.#keys.delete(keyId);
    }
  }

  #belong(key: AuthKey, userId: number | null, { revoked }: { readonly revoked: boolean }): void {
    if (key.userId !== null) this.#byUser.get(key.userId)?.delete(key);
    Object.assign(key, { userId, passwordOwedBy: null, revoked });
    if (userId === null) return;
    const keys = this.#byUser.get(userId) ?? new Set<AuthKey>();
    this.#byUser.set(userId, keys.add(key));
  }
}
