import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { handOver } from '../src/bootstrap/hand-over.ts';
import { showRootToken } from '../src/commands/root-token.ts';
import { setSecret } from '../src/commands/set-secret.ts';
import { withSession } from '../src/session.ts';
import type { Vault } from '../src/vault/client.ts';
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

  it('says that Vault does not let it in, or that it has nothing to enter with', async () => {
    const { vault, config } = await bootstrappedVault();
    await withSession(vault, config, lookUp);
    await writeFile(join(config.HANDOVER_DIR, 'vault-operator', 'secret-id'), 'none-of-ours');
    await expect(withSession(vault, config, lookUp)).rejects.toThrow(/does not let .* doctor/);
    const empty = { ...config, HANDOVER_DIR: `${config.HANDOVER_DIR}-not-there` };
    await expect(withSession(vault, empty, lookUp)).rejects.toThrow("vault-operator's role id");
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

  it('takes nothing that is made here', async () => {
    const { vault } = await openVault();
    await expect(setSecret(vault, 'redis/default', personWith().person)).rejects.toThrow(
      'only telegram/app, alertmanager/webhook can be entered',
    );
  });
});

describe('root-token', () => {
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
