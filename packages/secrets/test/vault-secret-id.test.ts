import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startVaultDouble, type VaultDouble } from '../../testkit/src/vault/index.ts';
import { createVaultClient } from '../src/vault/client.ts';
import { openVaultStore, type VaultStore } from '../src/vault/open-vault-store.ts';
import { takeSecretId } from '../src/vault/take-secret-id.ts';
import { type MovedTime, movedTime } from './vault/moved-time.ts';
import { type PreparedVault, prepareVault } from './vault/prepare-vault.ts';
import { type Recorded, recordLog } from './vault/record-log.ts';

/** A new secret id is noticed within this time. */
const LOOK_MS = 10_000;
const LOOPS = 2;

/** For the double alone: a real server's clock cannot be moved. */
describe('a secret id', () => {
  let time: MovedTime;
  let double: VaultDouble;
  let vault: PreparedVault;
  let log: Recorded;
  let store: VaultStore | undefined;

  beforeEach(async () => {
    time = movedTime();
    double = await startVaultDouble({ now: time.now });
    vault = await prepareVault(double);
    log = recordLog();
  });
  afterEach(async () => {
    await store?.close();
    store = undefined;
    await vault.end();
    await double.stop();
    for (const secret of vault.secrets) expect(log.text()).not.toContain(secret);
  });

  const open = async () => {
    store = openVaultStore({ ...vault.storeOptions, refreshEveryMs: 30_000, clock: time, log });
    await time.asleep(LOOPS);
    return store;
  };
  const said = () => log.lines.map(({ text }) => text);

  it('that is new in its file is logged in with, and the token of the one before is given back', async () => {
    const { figures } = await open();
    expect(figures().secretIdIssuedAt).toBe(1);
    await vault.keep((await vault.issue(2)).secretId);
    await time.advance(LOOK_MS);
    expect(figures().secretIdIssuedAt).toBe(2);
    expect(await vault.endTokens()).toBe(1);
  });

  it('that is handed over wrapped is taken once, kept in a file of mode 0600 and logged in with', async () => {
    const { figures } = await open();
    await vault.handOver();
    await time.advance(LOOK_MS);
    expect(figures().secretIdIssuedAt).toBe(2);
    expect((await stat(vault.files.secretIdFile)).mode & 0o777).toBe(0o600);
    await expect(stat(vault.wrappedFile)).rejects.toThrow('ENOENT');
    vault.secrets.add((await readFile(vault.files.secretIdFile, 'utf8')).trim());
    expect(said()).toContain('a new secret id was handed over');
  });

  it('that somebody else has opened before is not waited for: it goes on with its own, and says so', async () => {
    const { figures, state } = await open();
    const wrapped = await vault.handOver();
    await vault.tell('POST', 'sys/wrapping/unwrap', { token: wrapped });
    await time.advance(LOOK_MS);
    await time.advance(LOOK_MS);
    expect(figures().secretIdIssuedAt).toBe(1);
    expect(await state()).toEqual({ status: 'ok' });
    expect(said().filter(text => text.includes('had been opened'))).toHaveLength(1);
  });

  it('that a replica in the same folder opens at this moment is not taken for stolen', async () => {
    await open();
    const wrapped = await vault.handOver();
    await vault.tell('POST', 'sys/wrapping/unwrap', { token: wrapped });
    await time.advance(LOOK_MS);
    await rm(vault.wrappedFile);
    await time.advance(LOOK_MS);
    expect(said()).toEqual(['logged in to Vault']);
  });

  it('that Vault does not take is told until there is another; the token of the one before lives on', async () => {
    const { figures, state } = await open();
    await vault.keep('of somebody else');
    await time.advance(LOOK_MS);
    for (let looks = 0; looks < 6; looks += 1) {
      expect(await state()).toEqual({ status: 'held', why: 'refused' });
      await time.advance(5_000);
    }
    expect(said()).toEqual(['logged in to Vault', 'the token of Vault is not renewed']);
    // Longer than a token lives that nobody renews.
    for (let passed = 0; passed < 3; passed += 1) await time.advance(30 * 60_000);
    expect(await state()).toEqual({ status: 'held', why: 'refused' });
    await vault.keep((await vault.issue(3)).secretId);
    await time.advance(5_000);
    expect(await state()).toEqual({ status: 'ok' });
    expect(figures().secretIdIssuedAt).toBe(3);
  });

  it('that cannot be kept after it was opened is lost, which is told, and leaves nothing lying about', async () => {
    const wrapped = await vault.handOver();
    const folder = dirname(vault.wrappedFile);
    const secretIdFile = join(folder, 'of another kind');
    await mkdir(secretIdFile);
    const files = { wrappedFile: vault.wrappedFile, secretIdFile, role: vault.role };
    expect(await takeSecretId(createVaultClient({ address: double.url }), files)).toEqual({ status: 'lost' });
    expect((await readdir(folder)).filter(name => name.endsWith('.draft'))).toEqual([]);
    await expect(vault.tell('POST', 'sys/wrapping/unwrap', { token: wrapped })).rejects.toThrow('400');
  });

  it('of another making is not opened', async () => {
    const { figures } = await open();
    const wrapped = await vault.handOver('sys/wrapping/wrap');
    await time.advance(LOOK_MS);
    expect(figures().secretIdIssuedAt).toBe(1);
    expect(said().filter(text => text.includes('was not opened'))).toHaveLength(1);
    // It can still be opened: nobody has.
    await vault.tell('POST', 'sys/wrapping/unwrap', { token: wrapped });
  });

  it('that others can read is not used, and used as soon as they cannot', async () => {
    const { secretId } = await vault.issue(2);
    await vault.keep(secretId, 0o640);
    const { state, figures } = await open();
    expect(await state()).toEqual({ status: 'ended', why: 'refused' });
    expect(said()).toContain('the secret id can be read by others: mode 0600 is wanted');
    await vault.keep(secretId);
    await time.advance(5_000);
    expect(await state()).toEqual({ status: 'ok' });
    expect(figures().secretIdIssuedAt).toBe(2);
  });
});
