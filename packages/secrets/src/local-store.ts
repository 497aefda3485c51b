import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import { followSecret } from './followed-secret.ts';
import { assertPath, parseSecret } from './parse-secret.ts';
import { open, seal } from './seal.ts';
import { type SecretStore, SecretUnavailable, type StoreState } from './store.ts';

export type LocalStoreOptions = {
  /** Folder of the encrypted files, one a secret. */
  dir: string;
  /** File of the 32-byte key, base64; must lie outside `dir`, so that a copy of the data opens nothing. */
  keyFile: string;
};

/** A change of a secret takes some ms; who waits longer than this for another one gives up. */
const LOCK_WAIT_MS = 2_000;
const LOCK_RETRY_MS = 20;

/** A change of a secret that is followed shows within this time, in real ms. */
const REFRESH_EVERY_MS = 1_000;

/** Secrets in encrypted files, for development and the demo; production refuses it (see `openSecretStore`). */
export class LocalSecretStore implements SecretStore {
  readonly #dir: string;
  readonly #key: Buffer;
  /** One for each secret that is followed. */
  readonly #looks: (() => Promise<void>)[] = [];
  #timer: NodeJS.Timeout | undefined;

  private constructor(dir: string, key: Buffer) {
    this.#dir = dir;
    this.#key = key;
  }

  /** Opens the store; its key file must exist. */
  static async open({ dir, keyFile }: LocalStoreOptions): Promise<LocalSecretStore> {
    const inside = relative(resolve(dir), resolve(keyFile));
    if (!inside.startsWith('..') && !isAbsolute(inside)) {
      throw new SecretUnavailable(keyFile, `the key must lie outside of the data folder ${dir}`);
    }
    const text = await readFile(keyFile, 'utf8').catch(() => {
      throw new SecretUnavailable(keyFile, 'the key file cannot be read');
    });
    const key = Buffer.from(text.trim(), 'base64');
    if (key.length !== 32)
      throw new SecretUnavailable(keyFile, 'the key file does not hold 32 bytes in base64');
    return new LocalSecretStore(dir, key);
  }

  /** Makes the key file (mode 0600) if there is none, and opens the store. */
  static async create(options: LocalStoreOptions): Promise<LocalSecretStore> {
    await mkdir(options.dir, { recursive: true, mode: 0o700 });
    await mkdir(dirname(options.keyFile), { recursive: true, mode: 0o700 });
    await makeKeyFile(options.keyFile);
    return LocalSecretStore.open(options);
  }

  async read<T>(path: string, shape: z.ZodType<T>): Promise<T> {
    const sealed = await readFile(this.#file(path)).catch(() => {
      throw new SecretUnavailable(path, 'there is no such secret');
    });
    let fields: unknown;
    try {
      fields = JSON.parse(open(this.#key, sealed, path).toString());
    } catch {
      throw new SecretUnavailable(path, 'it cannot be decrypted with this key');
    }
    return parseSecret(path, shape, fields);
  }

  async follow<T, U>(path: string, shape: z.ZodType<T>, make: (secret: T) => U): Promise<() => U> {
    const file = this.#file(path);
    // Before it is read: of a change in between only one look too many is made.
    let seen = await versionOf(file);
    const followed = await followSecret(path, () => this.read(path, shape), make);
    this.#looks.push(async () => {
      const version = await versionOf(file);
      // Every process looks every second: a file that is still the same is not opened.
      if (version === seen) return;
      await followed.refresh();
      seen = version;
    });
    this.#timer ??= setInterval(() => this.#refresh(), REFRESH_EVERY_MS).unref();
    return followed.current;
  }

  async state(): Promise<StoreState> {
    return { status: 'ok' };
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#looks.length = 0;
  }

  /** Writes a secret, replacing the one that is there. */
  async write(path: string, fields: Record<string, string>): Promise<void> {
    const file = this.#file(path);
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    const draft = `${file}.${randomUUID()}`;
    await writeFile(draft, seal(this.#key, Buffer.from(JSON.stringify(fields)), path), { mode: 0o600 });
    await rename(draft, file);
  }

  /**
   * Does what changes a secret by what it is now, while no other process does the same.
   * @throws SecretUnavailable when another one does not finish; also for one that was killed in the middle
   */
  async alone<T>(path: string, change: () => Promise<T>): Promise<T> {
    const lock = `${this.#file(path)}.lock`;
    await mkdir(dirname(lock), { recursive: true, mode: 0o700 });
    const deadline = performance.now() + LOCK_WAIT_MS;
    while (!(await createNew(lock))) {
      if (performance.now() >= deadline) {
        throw new SecretUnavailable(path, `another process is changing it; if none is, remove ${lock}`);
      }
      await sleep(LOCK_RETRY_MS);
    }
    try {
      return await change();
    } finally {
      await rm(lock, { force: true });
    }
  }

  /** Whether a secret is there. */
  async has(path: string): Promise<boolean> {
    return readFile(this.#file(path)).then(
      () => true,
      () => false,
    );
  }

  #refresh(): void {
    for (const look of this.#looks) void look().catch(() => {});
  }

  #file(path: string): string {
    assertPath(path);
    return join(this.#dir, `${path}.sealed`);
  }
}

/** Another one with every change, for each puts a new file in the place of the old; '' where there is none. */
async function versionOf(file: string): Promise<string> {
  const found = await stat(file, { bigint: true }).catch(() => undefined);
  return found === undefined ? '' : `${found.ino} ${found.mtimeNs}`;
}

/**
 * Makes the key file unless there is one: whole or not at all, also when the process is killed in the middle. Of two
 * processes that start together one makes the key, and both use it.
 */
async function makeKeyFile(keyFile: string): Promise<void> {
  const draft = `${keyFile}.${randomUUID()}`;
  await writeFile(draft, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
  try {
    await link(draft, keyFile);
  } catch (error) {
    if (!isThereAlready(error)) throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Makes an empty file; false when there is one already. */
async function createNew(file: string): Promise<boolean> {
  try {
    await writeFile(file, '', { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (!isThereAlready(error)) throw error;
    return false;
  }
}

const isThereAlready = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EEXIST';
