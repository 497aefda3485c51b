import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { armor, Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { beforeEach, describe, expect, it } from 'vitest';
import { init } from '../src/commands/init.ts';
import { showStatus } from '../src/commands/status.ts';
import { unsealWithShares } from '../src/commands/unseal.ts';
import type { Vault } from '../src/vault/client.ts';
import { initialise } from '../src/vault/initialise.ts';
import { readSealStatus } from '../src/vault/seal.ts';
import { aFolder, emptyVault } from './a-vault.ts';
import { personWith } from './person.ts';

describe("Vault's seal", () => {
  let server: Awaited<ReturnType<typeof emptyVault>>['server'];
  let vault: Vault;
  beforeEach(async () => {
    ({ server, vault } = await emptyVault());
  });

  const isSealed = async () => (await readSealStatus(vault)).sealed;

  it('is made with as many shares as asked, each shown once, with the root token', async () => {
    const { person, told } = personWith();
    await init(vault, { shares: 5, threshold: 3, recipients: [] }, person);
    const shares = told().match(/^[A-Za-z0-9+/]{44}$/gm) ?? [];
    expect(new Set(shares).size).toBe(5);
    const other = personWith(shares.slice(1, 4));
    await unsealWithShares(vault, {}, other.person);
    expect(await isSealed()).toBe(false);
    await expect(init(vault, { shares: 5, threshold: 3, recipients: [] }, person)).rejects.toThrow('already');
  });

  it('gives each share to its holder alone where age keys are given', async () => {
    const keys = await Promise.all([generateX25519Identity(), generateX25519Identity()]);
    const recipients = await Promise.all(keys.map(identityToRecipient));
    const { person, told } = personWith();
    await init(vault, { shares: 2, threshold: 2, recipients }, person);
    expect(told()).not.toMatch(/^[A-Za-z0-9+/]{43}=?$/m);
    const files = told().match(/-----BEGIN AGE[\s\S]+?-----END AGE ENCRYPTED FILE-----/g) ?? [];
    expect(files).toHaveLength(3);
    const read = async (key: string, file = '') => {
      const decrypter = new Decrypter();
      decrypter.addIdentity(key);
      return decrypter.decrypt(armor.decode(file), 'text');
    };
    const [first = '', second = ''] = keys;
    await expect(read(second, files[0])).rejects.toThrow();
    const shares = [await read(first, files[0]), await read(second, files[1])];
    await unsealWithShares(vault, { VAULT_UNSEAL_SHARES: shares.join(',') }, personWith().person);
    expect(await isSealed()).toBe(false);
    expect(await read(first, files[2])).toBe(await read(second, files[2]));
  });

  it('makes no keys where a key of age is none, or there are too few of them', async () => {
    const key = await identityToRecipient(await generateX25519Identity());
    const tryWith = (recipients: string[]) =>
      init(vault, { shares: 2, threshold: 2, recipients }, personWith().person);
    await expect(tryWith([key])).rejects.toThrow('one for each');
    await expect(tryWith([key, 'age1nobody'])).rejects.toThrow('age1nobody is no public key');
    expect((await readSealStatus(vault)).initialized).toBe(false);
  });

  it('opens with shares from files, and says of what is no share where it stands and not what it is', async () => {
    const folder = await aFolder();
    const { shares } = await initialise(vault, { shares: 3, threshold: 2 });
    await writeFile(join(folder, '1'), `${shares[0]}\n`);
    await writeFile(join(folder, '2'), 'a secret that is no share');
    const attempt = () => unsealWithShares(vault, { VAULT_UNSEAL_SHARES_DIR: folder }, personWith().person);
    await expect(attempt()).rejects.toThrow(new RegExp(`^${join(folder, '2')} is no share$`));
    await writeFile(join(folder, '2'), `${shares[2]}\n`);
    await attempt();
    expect(await isSealed()).toBe(false);
  });

  it('asks people where the folder for shares at hand is empty', async () => {
    const folder = await aFolder();
    const { shares } = await initialise(vault, { shares: 3, threshold: 2 });
    const { person } = personWith([shares[0] ?? '', shares[1] ?? '']);
    await unsealWithShares(vault, { VAULT_UNSEAL_SHARES_DIR: folder }, person);
    expect(await isSealed()).toBe(false);
  });

  it('stays closed with a share of another Vault, with too few and with one given twice', async () => {
    const { shares } = await initialise(vault, { shares: 3, threshold: 2 });
    const [first = '', second = ''] = shares;
    const toldAt = async (given: string[]) => {
      const { person, told } = personWith();
      const unsealing = unsealWithShares(vault, { VAULT_UNSEAL_SHARES: given.join(' ') }, person);
      await expect(unsealing).rejects.toThrow('Nobody is there to answer: Share 1 of 2');
      return told();
    };
    const foreign = Buffer.alloc(33, 7).toString('base64');
    expect(await toldAt([first, foreign])).toContain('a share is wrong');
    expect(await toldAt([first])).toContain('1 different shares given, 2 needed');
    expect(await toldAt([first, first])).toContain('1 different shares given, 2 needed');
    const typed = unsealWithShares(vault, {}, personWith([first, foreign]).person);
    await expect(typed).rejects.toThrow('a share is wrong');
    expect(await isSealed()).toBe(true);
    await unsealWithShares(vault, { VAULT_UNSEAL_SHARES: `${first} ${second}` }, personWith().person);
    expect(await isSealed()).toBe(false);
  });

  it('opens with what people type where the shares at hand are not those of now', async () => {
    const { shares } = await initialise(vault, { shares: 3, threshold: 2 });
    const foreign = Buffer.alloc(33, 7).toString('base64');
    const { person, told } = personWith(shares.slice(1));
    await unsealWithShares(vault, { VAULT_UNSEAL_SHARES: `${shares[0]},${foreign}` }, person);
    expect(told()).toMatch(/^Of the shares that lie ready: .*a share is wrong.*\nVault is unsealed\.$/);
  });

  it('opens with its only share, which is a byte shorter than one of several', async () => {
    const { person, told } = personWith();
    await init(vault, { shares: 1, threshold: 1, recipients: [] }, person);
    const share = /^Share 1 of 1:\n(.+)$/m.exec(told())?.[1] ?? '';
    await unsealWithShares(vault, {}, personWith([share]).person);
    expect(await isSealed()).toBe(false);
  });

  it('opens also where somebody has left a wrong share in it', async () => {
    const { shares } = await initialise(vault, { shares: 3, threshold: 2 });
    const key = Buffer.alloc(33, 7).toString('base64');
    await vault.tell({ method: 'POST', path: 'sys/unseal', body: { key } });
    await unsealWithShares(vault, {}, personWith([shares[0] ?? '', shares[1] ?? '']).person);
    expect(await isSealed()).toBe(false);
  });

  it('is told to everybody who asks: keys or none, open or how far', async () => {
    const status = async () => {
      const { person, told } = personWith();
      await showStatus(vault, person);
      return told();
    };
    expect(await status()).toMatch(/initialised +no/);
    const { shares } = await initialise(vault, { shares: 3, threshold: 2 });
    expect(await status()).toMatch(/yes, 2 of 3 shares open it\nsealed +yes, 0 of 2 shares given/);
    await unsealWithShares(vault, { VAULT_UNSEAL_SHARES: shares.join(',') }, personWith().person);
    expect(await status()).toMatch(/sealed +no/);
    await server.kill();
    await expect(status()).rejects.toThrow(`Vault does not answer at ${server.url}`);
  });
});
