import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { createTar, parseTar } from 'nanotar';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { restore } from '../src/commands/restore.ts';
import { setSecret } from '../src/commands/set-secret.ts';
import { takeSnapshot } from '../src/commands/snapshot.ts';
import { withSession } from '../src/session.ts';
import { readSealStatus } from '../src/vault/seal.ts';
import { bootstrappedVault, emptyVault, logIn, restart, take } from './a-vault.ts';
import { personWith } from './person.ts';

const HASH = '0123456789abcdef0123456789abcdef';

/** A bootstrapped Vault with Telegram's secret, and a snapshot of it by vault-operator's own role. */
async function snapshotted() {
  const made = await bootstrappedVault();
  const { vault, config, folder } = made;
  const file = join(folder, 'vault.snap');
  await withSession(vault, config, async own => {
    await setSecret(own, 'telegram/app', personWith(['12345', HASH]).person);
    await takeSnapshot(own, file, personWith().person);
  });
  return { ...made, file };
}

describe('a snapshot', () => {
  it("is all of Vault in one file for its owner's eyes, in which no secret can be read", async () => {
    const { vault, config, file, folder } = await snapshotted();
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await readFile(file)).includes(HASH)).toBe(false);
    const other = join(folder, 'other.snap');
    await withSession(vault, config, own => takeSnapshot(own, other, personWith().person));
    const again = withSession(vault, config, own => takeSnapshot(own, file, personWith().person));
    await expect(again).rejects.toThrow('is there already');
  });

  it('makes an empty Vault the one it was taken of, with the shares of then and nothing else', async () => {
    const { server: lost, vault: before, config, shares, file } = await snapshotted();
    const own = join(config.HANDOVER_DIR, 'integration');
    await take(before, own);
    await lost.stop();
    const { vault } = await emptyVault();
    const { person, told } = personWith(shares.slice(1));
    await restore(vault, file, {}, person);
    expect((await readSealStatus(vault)).n).toBe(3);
    const integration = await logIn(vault, own);
    const Secret = z.object({ data: z.object({ data: z.object({ apiHash: z.string() }) }) });
    const secret = await integration.call({ method: 'GET', path: 'muster/data/telegram/app' }, Secret);
    expect(secret.data.data.apiHash).toBe(HASH);
    expect(told()).toContain('vault-operator rotate secret-id');
    for (const share of shares) expect(told()).not.toContain(share);
  });

  it('opens with no other shares', async () => {
    const { file } = await snapshotted();
    const { vault } = await emptyVault();
    const foreign = [7, 8].map(byte => Buffer.alloc(33, byte).toString('base64'));
    await expect(restore(vault, file, {}, personWith(foreign).person)).rejects.toThrow('a share is wrong');
    expect((await readSealStatus(vault)).sealed).toBe(true);
  });

  it('is not put over a Vault that has keys, also when it is sealed', async () => {
    const { server, vault, file, shares } = await snapshotted();
    const attempt = () => restore(vault, file, {}, personWith(shares).person);
    await expect(attempt()).rejects.toThrow('only into an empty one');
    await restart({ server, vault });
    await expect(attempt()).rejects.toThrow('only into an empty one');
  });

  it('is refused before anything is done where it is none, not whole, or damaged', async () => {
    const { file } = await snapshotted();
    const { vault } = await emptyVault();
    const whole = await readFile(file);
    const parts = parseTar(Uint8Array.from(gunzipSync(whole)));
    const packed = (changed: Record<string, string | undefined>) => {
      const files = parts.map(({ name, text }) => ({ name, data: name in changed ? changed[name] : text }));
      return gzipSync(
        createTar(files.flatMap(({ name, data }) => (data === undefined ? [] : [{ name, data }]))),
      );
    };
    const attempt = async (bytes: Uint8Array) => {
      await writeFile(file, bytes);
      await restore(vault, file, {}, personWith().person);
    };
    await expect(attempt(Buffer.from('no snapshot'))).rejects.toThrow('is no snapshot');
    await expect(attempt(whole.subarray(0, whole.length - 100))).rejects.toThrow('not a whole one');
    await expect(attempt(packed({ 'state.bin': undefined }))).rejects.toThrow('state.bin is missing');
    await expect(attempt(packed({ 'SHA256SUMS.sealed': undefined }))).rejects.toThrow('sealed is missing');
    await expect(attempt(packed({ 'state.bin': 'another' }))).rejects.toThrow('the sum of state.bin');
    await expect(restore(vault, `${file}-not-there`, {}, personWith().person)).rejects.toThrow(
      'cannot be read',
    );
    expect((await readSealStatus(vault)).initialized).toBe(false);
  });

  it('leaves no file where Vault breaks off while it sends it', async () => {
    const { vault, config, folder } = await bootstrappedVault();
    const file = join(folder, 'half.snap');
    await withSession(vault, config, async own => {
      const half = {
        ...own,
        transfer: async (call: Parameters<typeof own.transfer>[0]) =>
          (await own.transfer(call)).slice(0, 200),
      };
      await expect(takeSnapshot(half, file, personWith().person)).rejects.toThrow('not a whole one');
    });
    await expect(stat(file)).rejects.toThrow('ENOENT');
  });
});
