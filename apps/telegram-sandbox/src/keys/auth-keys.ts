import { Buffer } from 'node:buffer';
import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { sha1 } from '../crypto/hash.ts';
import { AppendLog } from '../storage/append-log.ts';
import type { AuthKey, ClientInfo, Login } from './auth-key.ts';
import { type KeyChange, keyChangeSchema } from './key-change.ts';

/** How far behind the last call the noted activity may be: it is written down, and most calls shall not be. */
const ACTIVITY_STEP_MS = 5 * 60_000;

/** The lower 64 bits of the SHA-1 of the key. */
export const authKeyId = (secret: Buffer): bigint => sha1(secret).readBigInt64LE(12);

/** Every auth key ever agreed upon; kept on disk, for a client whose key is forgotten stays deaf for ever. */
export class AuthKeys {
  /** Somebody's clients logged in or out. */
  readonly events = new EventEmitter<{ login: [userId: number] }>();
  readonly #log: AppendLog<KeyChange>;
  readonly #keys = new Map<bigint, AuthKey>();
  readonly #byUser = new Map<number, Set<AuthKey>>();

  constructor(dataDirectory: string) {
    const { log, entries } = AppendLog.open(join(dataDirectory, 'keys.ndjson'), keyChangeSchema);
    this.#log = log;
    for (const change of entries) this.#apply(change);
  }

  get(keyId: bigint): AuthKey | undefined {
    return this.#keys.get(keyId);
  }

  /** The keys with which a person is logged in. */
  of(userId: number): AuthKey[] {
    return this.begunBy(userId).filter(key => key.userId === userId);
  }

  /** The keys with which a login of this person has begun, also if the password is still owed. */
  begunBy(userId: number): AuthKey[] {
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
      at: Date.now(),
    });
  }

  announceLayer(key: AuthKey, layer: number): void {
    if (key.layer !== layer) this.#commit({ type: 'layer', id: key.id.toString(), layer });
  }

  /** Remembers what a client says about itself, if it is anything new. */
  describeClient(key: AuthKey, client: ClientInfo): void {
    if (isDeepStrictEqual(key.client, client)) return;
    this.#commit({ type: 'client', id: key.id.toString(), client });
  }

  /** From now on the key stands for this person; a key that is added to a session brings the session's login. */
  logIn(key: AuthKey, userId: number, { hash, at, confirmed }: Login): void {
    this.#commit({ type: 'login', id: key.id.toString(), userId, hash: hash.toString(), at, confirmed });
  }

  /** The first step of two is done with this key, the password is missing. */
  owePassword(key: AuthKey, userId: number, { hash, at, confirmed }: Login): void {
    const id = key.id.toString();
    this.#commit({ type: 'password-owed', id, userId, hash: hash.toString(), at, confirmed });
  }

  /** The owner has said that the login of this key is theirs. */
  confirm(key: AuthKey): void {
    if (key.login && !key.login.confirmed) this.#commit({ type: 'confirmed', id: key.id.toString() });
  }

  noteActivity(key: AuthKey, at: number): void {
    if (at - key.activeAt >= ACTIVITY_STEP_MS) this.#commit({ type: 'active', id: key.id.toString(), at });
  }

  logOut(key: AuthKey, { revoked }: { revoked: boolean }): void {
    this.#commit({ type: 'logout', id: key.id.toString(), revoked });
  }

  /** Ends the login of a key that was used over two connections at once; nobody can log in with it any more. */
  endDuplicated(key: AuthKey): void {
    this.#commit({ type: 'duplicated', id: key.id.toString() });
  }

  destroy(key: AuthKey): void {
    this.#commit({ type: 'destroyed', id: key.id.toString() });
  }

  close(): void {
    this.#log.close();
  }

  #commit(change: KeyChange): void {
    this.#log.append(change);
    this.#apply(change);
  }

  #apply(change: KeyChange): void {
    const keyId = BigInt(change.id);
    if (change.type === 'created') {
      const secret = Buffer.from(change.secret, 'base64');
      const { dcId, at: createdAt = 0 } = change;
      this.#keys.set(keyId, {
        id: keyId,
        secret,
        firstSalt: BigInt(change.salt),
        createdAt,
        dcId,
        ...unused,
      });
      return;
    }
    const key = this.#keys.get(keyId);
    if (!key) return;
    switch (change.type) {
      case 'layer':
        key.layer = change.layer;
        return;
      case 'client':
        key.client = change.client;
        return;
      case 'confirmed':
        key.login = key.login && { ...key.login, confirmed: true };
        return;
      case 'active':
        key.activeAt = change.at;
        return;
      case 'login':
        this.#belong(key, { userId: change.userId, passwordOwedBy: null, ...begun(change) });
        return;
      case 'password-owed':
        this.#belong(key, { userId: null, passwordOwedBy: change.userId, ...begun(change) });
        return;
      case 'logout':
        this.#belong(key, { ...nobody, revoked: change.revoked });
        return;
      case 'duplicated':
        this.#belong(key, { ...nobody, revoked: true });
        key.duplicated = true;
        return;
      case 'destroyed':
        this.#belong(key, { ...nobody, revoked: true });
        this.#keys.delete(keyId);
    }
  }

  #belong(key: AuthKey, owner: Owner): void {
    const before = key.userId ?? key.passwordOwedBy;
    if (before !== null) this.#byUser.get(before)?.delete(key);
    Object.assign(key, owner);
    const userId = owner.userId ?? owner.passwordOwedBy;
    for (const concerned of new Set([before, userId]))
      if (concerned !== null) this.events.emit('login', concerned);
    if (userId === null) return;
    const keys = this.#byUser.get(userId) ?? new Set<AuthKey>();
    this.#byUser.set(userId, keys.add(key));
  }
}

type LoginChange = Extract<KeyChange, { type: 'login' | 'password-owed' }>;
type Owner = Pick<AuthKey, 'userId' | 'passwordOwedBy' | 'login' | 'revoked'>;
const nobody = { userId: null, passwordOwedBy: null, login: null };
const unused = { layer: null, client: null, activeAt: 0, ...nobody, revoked: false, duplicated: false };

function begun({ id: keyId, hash = keyId, at = 0, confirmed = true }: LoginChange) {
  return { login: { hash: BigInt(hash), at, confirmed }, activeAt: at, revoked: false };
}
