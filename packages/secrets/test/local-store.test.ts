import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { LocalSecretStore } from '../src/local-store.ts';
import { PublicKeys, SigningKey, secretPaths, TelegramApp, WrappingKeys } from '../src/paths.ts';
import { rotateSessionWrappingKey } from '../src/rotate-wrapping-key.ts';
import { seedLocalSecrets } from '../src/seed-local-secrets.ts';

const Value = z.object({ value: z.string() });

describe('the local store', () => {
  let folder: string;
  let options: { dir: string; keyFile: string };
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'secrets-'));
    options = { dir: join(folder, 'data'), keyFile: join(folder, 'key') };
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('gives back what was written, also to another process that opens it', async () => {
    await (await LocalSecretStore.create(options)).write('a/b', { value: 'secret' });
    expect(await (await LocalSecretStore.open(options)).read('a/b', Value)).toEqual({ value: 'secret' });
  });

  it('keeps no value in the clear, and its files to its user', async () => {
    await (await LocalSecretStore.create(options)).write('a', { value: 'find me' });
    const file = join(options.dir, 'a.sealed');
    expect((await readFile(file)).includes('find me')).toBe(false);
    for (const kept of [file, options.keyFile]) expect((await stat(kept)).mode & 0o777).toBe(0o600);
  });

  it('makes one key when many start together, and leaves nothing half made', async () => {
    const stores = await Promise.all(Array.from({ length: 8 }, () => LocalSecretStore.create(options)));
    await stores[0]?.write('a', { value: '1' });
    for (const store of stores) expect(await store.read('a', Value)).toEqual({ value: '1' });
    expect((await readdir(folder)).sort()).toEqual(['data', 'key']);
  });

  it('refuses a key inside of the data folder: a copy of the data must open nothing', async () => {
    const inside = { ...options, keyFile: join(options.dir, 'key') };
    await expect(LocalSecretStore.create(inside)).rejects.toThrow('must lie outside');
  });

  it('says which secret is missing, sealed with another key, moved or of another shape, and never its value', async () => {
    const store = await LocalSecretStore.create(options);
    await store.write('a', { value: 'find me' });
    await expect(store.read('b', Value)).rejects.toThrow('secret b: there is no such secret');
    const sealed = await readFile(join(options.dir, 'a.sealed'));
    await writeFile(join(options.dir, 'moved.sealed'), sealed);
    await expect(store.read('moved', Value)).rejects.toThrow('cannot be decrypted');
    const shape = await store.read('a', z.object({ other: z.string() })).catch(String);
    expect(shape).toContain('unexpected shape in other');
    expect(shape).not.toContain('find me');
    await rm(options.keyFile);
    await expect((await LocalSecretStore.create(options)).read('a', Value)).rejects.toThrow(
      'cannot be decrypted',
    );
  });

  it('refuses paths that lead out of its folder', async () => {
    const store = await LocalSecretStore.create(options);
    for (const path of ['../key', '/etc/passwd', 'a/../../b', '']) {
      await expect(store.read(path, Value)).rejects.toThrow('not a valid path');
    }
  });

  it('is seeded with every secret of the suite once; seeding again changes none', async () => {
    const seed = () =>
      seedLocalSecrets({
        ...options,
        services: ['identity', 'invite'],
        telegramApp: { apiId: '1', apiHash: 'x' },
      });
    await seed();
    const read = async () => {
      const store = await LocalSecretStore.open(options);
      return [
        await store.read(secretPaths.serviceKey('identity'), SigningKey),
        await store.read(secretPaths.servicePublicKeys, PublicKeys),
        await store.read(secretPaths.accessTokenKey, SigningKey),
        await store.read(secretPaths.sessionWrappingKeys, WrappingKeys),
        await store.read(secretPaths.telegramApp, TelegramApp),
      ];
    };
    const first = await read();
    await seed();
    expect(await read()).toEqual(first);
  });

  it('gets a new wrapping key before the ones it has, also where there was one without an id', async () => {
    const store = await LocalSecretStore.create(options);
    const read = () => store.read(secretPaths.sessionWrappingKeys, WrappingKeys);
    const key = Buffer.alloc(32).toString('base64');
    await store.write(secretPaths.sessionWrappingKeys, { key });
    expect(await read()).toEqual([{ id: '1', key }]);
    expect(await rotateSessionWrappingKey(store)).toBe('2');
    expect(await rotateSessionWrappingKey(store)).toBe('3');
    const [third, second, first] = await read();
    expect(first).toEqual({ id: '1', key });
    expect(new Set([third?.key, second?.key, key]).size).toBe(3);
  });

  it('keeps every new wrapping key where several are made at once', async () => {
    const store = await LocalSecretStore.create(options);
    await store.write(secretPaths.sessionWrappingKeys, { key: Buffer.alloc(32).toString('base64') });
    const made = await Promise.all(Array.from({ length: 5 }, () => rotateSessionWrappingKey(store)));
    expect(made.toSorted()).toEqual(['2', '3', '4', '5', '6']);
    const kept = await store.read(secretPaths.sessionWrappingKeys, WrappingKeys);
    expect(kept.map(({ id }) => id)).toEqual(['6', '5', '4', '3', '2', '1']);
  });

  it('is not changed while another process does, and says what to do about one that died', async () => {
    const store = await LocalSecretStore.create(options);
    await store.write('a', { value: '1' });
    const lock = join(options.dir, 'a.sealed.lock');
    await writeFile(lock, '');
    await expect(store.alone('a', async () => 'changed')).rejects.toThrow(`if none is, remove ${lock}`);
    await rm(lock);
    expect(await store.alone('a', async () => 'changed')).toBe('changed');
    await expect(store.alone('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await store.alone('a', async () => 'again')).toBe('again');
  });
});
