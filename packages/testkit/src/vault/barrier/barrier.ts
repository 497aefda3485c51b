import { randomBytes, randomUUID } from 'node:crypto';
import { open, seal } from '@muster/secrets';
import { newState, type VaultState } from '../state.ts';
import { keyOf, sharesOf } from './shares.ts';

/** What is on the disk: nothing of it can be read without the root key, which only the shares make. */
export type Storage = { shares: number; threshold: number; sealed: Buffer };

const CONTEXT = 'vault double';

const close = (rootKey: Buffer, state: VaultState): Buffer =>
  seal(rootKey, Buffer.from(JSON.stringify(state)), CONTEXT);

/** The state behind this key; undefined when it is another one's. */
function unlock(rootKey: Buffer | undefined, sealed: Buffer): VaultState | undefined {
  if (rootKey?.length !== 32) return undefined;
  try {
    const state: VaultState = JSON.parse(open(rootKey, sealed, CONTEXT).toString());
    return state;
  } catch {
    return undefined;
  }
}

/** Shares given so far, for one thing they are to do. */
export type Progress = { nonce: string; shares: Buffer[] };

/** The seal: https://developer.hashicorp.com/vault/docs/concepts/seal. */
export class Barrier {
  #storage: Storage | undefined;
  #open: { rootKey: Buffer; state: VaultState } | undefined;
  #unseal: Progress = { nonce: '', shares: [] };

  get initialized(): boolean {
    return this.#storage !== undefined;
  }

  get config(): { shares: number; threshold: number } {
    return { shares: this.#storage?.shares ?? 0, threshold: this.#storage?.threshold ?? 0 };
  }

  /** Undefined while sealed. */
  get state(): VaultState | undefined {
    return this.#open?.state;
  }

  get progress(): { nonce: string; given: number } {
    return { nonce: this.#unseal.nonce, given: this.#unseal.shares.length };
  }

  /** Makes the root key and what lies behind it; the server stays sealed. */
  async initialise(shares: number, threshold: number, fill: (state: VaultState) => void): Promise<Buffer[]> {
    const rootKey = randomBytes(32);
    const state = newState();
    fill(state);
    this.#storage = { shares, threshold, sealed: close(rootKey, state) };
    return sharesOf(rootKey, shares, threshold);
  }

  /** Takes a share. `failed`: so many as needed were there and made no key that opens; they are forgotten. */
  async unseal(share: Buffer): Promise<'progress' | 'unsealed' | 'failed'> {
    const storage = this.#storage;
    if (storage === undefined || this.#open !== undefined) return 'progress';
    if (this.#unseal.nonce === '') this.#unseal.nonce = randomUUID();
    if (!this.#unseal.shares.some(given => given.equals(share))) this.#unseal.shares.push(share);
    if (this.#unseal.shares.length < storage.threshold) return 'progress';
    const { shares } = this.#unseal;
    this.resetUnseal();
    const rootKey = await keyOf(shares);
    const state = unlock(rootKey, storage.sealed);
    if (rootKey === undefined || state === undefined) return 'failed';
    this.#open = { rootKey, state };
    return 'unsealed';
  }

  resetUnseal(): void {
    this.#unseal = { nonce: '', shares: [] };
  }

  /** Whether these shares make the key that is in use. */
  async holdsKey(shares: readonly Buffer[]): Promise<boolean> {
    const rootKey = await keyOf(shares);
    return rootKey !== undefined && this.#open !== undefined && rootKey.equals(this.#open.rootKey);
  }

  /** Closes what is open; all that was answered for is on the disk then. */
  seal(): void {
    this.#storage = this.store();
    this.#open = undefined;
    this.resetUnseal();
  }

  /** What is on the disk at this moment. */
  store(): Storage | undefined {
    if (this.#storage === undefined || this.#open === undefined) return this.#storage;
    return { ...this.#storage, sealed: close(this.#open.rootKey, this.#open.state) };
  }

  /** Whether the key in use opens this storage. */
  opens(storage: Storage): boolean {
    return unlock(this.#open?.rootKey, storage.sealed) !== undefined;
  }

  /** Puts another storage in the place of this one: open when the key in use opens it, sealed when not. */
  replace(storage: Storage): void {
    const rootKey = this.#open?.rootKey;
    const state = unlock(rootKey, storage.sealed);
    this.#storage = storage;
    this.#open = rootKey === undefined || state === undefined ? undefined : { rootKey, state };
    this.resetUnseal();
  }

  /** A new root key for what is open, in new shares; the shares before open nothing any more. */
  rekey(rootKey: Buffer, shares: number, threshold: number): void {
    if (this.#open === undefined) return;
    this.#open = { ...this.#open, rootKey };
    this.#storage = { shares, threshold, sealed: close(rootKey, this.#open.state) };
  }
}
