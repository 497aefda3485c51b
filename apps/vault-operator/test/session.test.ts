import { chmod, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startVaultDouble } from '@muster/testkit';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { z } from 'zod';
import { handOver } from '../src/bootstrap/hand-over.ts';
import { revokeRootTokens, showRootToken } from '../src/commands/root-token.ts';
import { setSecret } from '../src/commands/set-secret.ts';
import { makeRootToken } from '../src/root-token/make-root-token.ts';
import { type Credentials, vaultAsGiven, withSession } from '../src/session.ts';
import { createVault, type Vault } from '../src/vault/client.ts';
import { initialise } from '../src/vault/initialise.ts';
import { unseal, untilActive } from '../src/vault/seal.ts';
import { listRootTokens } from '../src/vault/tokens.ts';
import { bootstrappedVault, openVault, restart } from './a-vault.ts';
import { personWith } from './person.ts';

const lookUp = (own: Vault) => own.call({ method: 'GET', path: 'auth/token/lookup-self' }, z.unknown());

describe('a session of vault-operator', () => {
  it('takes the secret id that was handed over, keeps it, and ends its token whatever happens', async () => {
    const { vault, config } = await bootstrappedVault();
    const file = join(config.HANDOVER_DIR, 'vault-operator', 'secret-id');
    let used: Vault | undefined;
    const session = withSession(vault, config, async own => {
      used = own;
      await lookUp(own);
      throw new Error('in the middle of it');
    });
    await expect(session).rejects.toThrow('in the middle of it');
    if (used) await expect(lookUp(used)).rejects.toThrow('403');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const kept = await readFile(file, 'utf8');
    await withSession(vault, config, lookUp);
    expect(await readFile(file, 'utf8')).toBe(kept);
    await withSession(vault, config, own =>
      handOver(own, { folder: config.HANDOVER_DIR, role: 'vault-operator', process: 'vault-operator' }),
    );
    await withSession(vault, config, lookUp);
    expect(await readFile(file, 'utf8')).not.toBe(kept);
  });

  it('is not begun by what somebody else has put there', async () => {
    const { vault, config } = await bootstrappedVault();
    const wrapped = join(config.HANDOVER_DIR, 'vault-operator', 'wrapped-secret-id');
    await writeFile(wrapped, await readFile(join(config.HANDOVER_DIR, 'gateway', 'wrapped-secret-id')));
    await expect(withSession(vault, config, lookUp)).rejects.toThrow('no secret id of vault-operator');
    // It was not opened either.
    const token = (await readFile(wrapped, 'utf8')).trim();
    await vault.tell({ method: 'POST', path: 'sys/wrapping/lookup', body: { token } });
  });

  it('says that what was handed over was opened by others or is lost, and goes on with what it has', async () => {
    const { vault, config } = await bootstrappedVault();
    const said: string[] = [];
    const say = (line: string) => void said.push(line);
    const enter = () => withSession(vault, config, lookUp, say);
    const at = { folder: config.HANDOVER_DIR, role: 'vault-operator', process: 'vault-operator' };
    const handOverAnother = () => withSession(vault, config, session => handOver(session, at), say);
    await enter();
    expect(said).toEqual([]);
    const own = join(config.HANDOVER_DIR, 'vault-operator');
    await handOverAnother();
    const wrapping = (await readFile(join(own, 'wrapped-secret-id'), 'utf8')).trim();
    await vault.withToken(wrapping).tell({ method: 'POST', path: 'sys/wrapping/unwrap' });
    await enter();
    expect(said).toEqual([
      expect.stringMatching(/had been opened before.*rotate secret-id.*somebody else has/),
    ]);
    said.length = 0;
    await handOverAnother();
    expect(said.splice(0)).toHaveLength(1);
    // A folder is in the place of the file that it would be kept in.
    await rm(join(own, 'secret-id'));
    await mkdir(join(own, 'secret-id'), { mode: 0o700 });
    await expect(enter()).rejects.toThrow('is empty or cannot be read');
    expect(said).toEqual([expect.stringMatching(/could not be kept.*Make room.*rotate secret-id/)]);
  });

  it('says that Vault does not let it in, or that it has nothing to enter with', async () => {
    const { vault, config } = await bootstrappedVault();
    await withSession(vault, config, lookUp);
    await writeFile(join(config.HANDOVER_DIR, 'vault-operator', 'secret-id'), 'none-of-ours');
    await expect(withSession(vault, config, lookUp)).rejects.toThrow(/does not let .* doctor/);
    const empty = { ...config, HANDOVER_DIR: `${config.HANDOVER_DIR}-not-there` };
    await expect(withSession(vault, empty, lookUp)).rejects.toThrow(
      /vault-operator's role id.*VAULT_TOKEN_FILE/,
    );
    const file = join(config.HANDOVER_DIR, 'vault-operator', 'secret-id');
    await chmod(file, 0o644);
    await expect(withSession(vault, config, lookUp)).rejects.toThrow('can be read by others');
    await rm(file);
    await expect(withSession(vault, config, lookUp)).rejects.toThrow(
      /is empty .*vault-operator rotate secret-id/,
    );
  });

  it('goes on for longer than a token lives', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    const { vault, config } = await bootstrappedVault();
    const Renewed = z.object({ data: z.object({ last_renewal_time: z.number() }) });
    await withSession(vault, config, async own => {
      await expect(own.call({ method: 'GET', path: 'auth/token/lookup-self' }, Renewed)).rejects.toThrow();
      vi.advanceTimersByTime(40 * 60_000);
      await vi.waitFor(() => own.call({ method: 'GET', path: 'auth/token/lookup-self' }, Renewed));
    });
  });

  it('acts with a token that was given, and leaves it alive', async () => {
    const { vault, root, rootToken, config } = await openVault();
    await withSession(vault, { ...config, VAULT_TOKEN: rootToken }, lookUp);
    await lookUp(root);
  });
});

describe('secret set', () => {
  it('asks until what is typed fits, and asks before it replaces', async () => {
    const { vault, config } = await bootstrappedVault();
    const set = (answers: string[], agrees = true) => {
      const who = personWith(answers, { agrees });
      return withSession(vault, config, own => setSecret(own, 'telegram/app', who.person)).then(() => who);
    };
    const hash = 'f'.repeat(32);
    const first = await set(['none', '12345', 'none', hash]);
    expect(first.told()).toBe(
      'api_id is a number.\napi_hash is 32 characters of 0-9 and a-f.\ntelegram/app is set.',
    );
    expect((await set([], false)).told()).toBe('');
    expect((await set(['54321', hash])).told()).toBe('telegram/app is set.');
  });

  it('asks nothing before it enters anew what was deleted', async () => {
    const { vault, shares, config } = await bootstrappedVault();
    const set = (agrees: boolean) => {
      const who = personWith(['12345', 'f'.repeat(32)], { agrees });
      return withSession(vault, config, own => setSecret(own, 'telegram/app', who.person)).then(who.told);
    };
    await set(true);
    const root = vault.withToken(await makeRootToken(vault, shares.slice(0, 2)));
    await root.tell({ method: 'DELETE', path: 'muster/data/telegram/app' });
    expect(await set(false)).toBe('telegram/app is set.');
  });

  it('takes nothing that is made here', async () => {
    const { vault } = await openVault();
    await expect(setSecret(vault, 'redis/default', personWith().person)).rejects.toThrow(
      'only telegram/app, alertmanager/webhook can be entered',
    );
  });
});

describe('root-token', () => {
  it('wants a token beside the shares of a Vault that wants one, and says so', async () => {
    const double = await startVaultDouble({ sharesNeedToken: true });
    onTestFinished(() => double.stop());
    const vault = createVault(double.url);
    const { shares, rootToken } = await initialise(vault, { shares: 3, threshold: 2 });
    await unseal(vault, shares);
    await untilActive(vault);
    const make = async (from: Credentials) =>
      showRootToken(await vaultAsGiven(vault, from), personWith(shares.slice(0, 2)).person);
    await expect(make({ HANDOVER_DIR: '' })).rejects.toThrow(
      /VAULT_TOKEN_FILE.*disable_unauthed_generate_root_endpoints = false/,
    );
    await make({ HANDOVER_DIR: '', VAULT_TOKEN: rootToken });
  });

  it('is ended with every other that lives, once the person agrees, and by nobody without one', async () => {
    const { vault, root, shares, config } = await bootstrappedVaultWithRoot();
    const { person, told } = personWith(shares.slice(1));
    await showRootToken(vault, person);
    const another = vault.withToken(told().split('\n')[1] ?? '');
    const refusing = personWith([], { agrees: false });
    await expect(revokeRootTokens(another, refusing.person)).rejects.toThrow('each of them lives');
    expect(await listRootTokens(another)).toHaveLength(2);
    const agreeing = personWith();
    await revokeRootTokens(another, agreeing.person);
    expect(agreeing.told()).toMatch(/^Another one lives, made 20\d\d-.*Z\.\n2 revoked; no root token lives/);
    for (const ended of [root, another]) {
      await expect(revokeRootTokens(ended, personWith().person)).rejects.toThrow('does not know this token');
    }
    await withSession(vault, config, async own => {
      await expect(revokeRootTokens(own, personWith().person)).rejects.toThrow('no root token');
      await lookUp(own);
    });
  });

  it('comes of enough shares, and of no others', async () => {
    const { server, vault, shares } = await openVault();
    const { person, told } = personWith(shares.slice(1));
    await showRootToken(vault, person);
    await lookUp(vault.withToken(told().split('\n')[1] ?? ''));
    const wrong = personWith([shares[0] ?? '', Buffer.alloc(33, 7).toString('base64')]);
    await expect(showRootToken(vault, wrong.person)).rejects.toThrow('do not fit');
    // What was begun is ended: the next one can begin.
    await showRootToken(vault, personWith(shares.slice(0, 2)).person);
    await restart({ server, vault });
    await expect(showRootToken(vault, personWith(shares).person)).rejects.toThrow('Vault is sealed');
  });
});

/** With a root token that outlives the bootstrap, of which only it knows. */
async function bootstrappedVaultWithRoot() {
  const made = await bootstrappedVault();
  return { ...made, root: made.vault.withToken(await makeRootToken(made.vault, made.shares.slice(0, 2))) };
}
