import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serviceSecrets } from '@muster/secrets';
import { startVaultDouble, type VaultDouble } from '@muster/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readRoles } from '../src/bootstrap/roles.ts';
import { bootstrap } from '../src/commands/bootstrap.ts';
import { loadConfig } from '../src/config.ts';
import { makeRootToken } from '../src/root-token/make-root-token.ts';
import { createVault, type Vault } from '../src/vault/client.ts';
import { initialise } from '../src/vault/initialise.ts';
import { unseal } from '../src/vault/seal.ts';
import { personWith } from './person.ts';

describe('bootstrap', () => {
  let double: VaultDouble;
  let vault: Vault;
  let shares: readonly string[];
  let rootToken: string;
  let folder: string;
  let config: ReturnType<typeof loadConfig>;

  beforeEach(async () => {
    double = await startVaultDouble();
    vault = createVault(double.url);
    ({ shares, rootToken } = await initialise(vault, { shares: 3, threshold: 2 }));
    await unseal(vault, shares);
    folder = await mkdtemp(join(tmpdir(), 'bootstrap-'));
    config = loadConfig({
      VAULT_ADDR: double.url,
      HANDOVER_DIR: folder,
      ROLES_FILE: join(folder, 'roles.json'),
    });
    const { ROLES_FILE } = loadConfig({ VAULT_ADDR: double.url });
    const roles = await readRoles(ROLES_FILE);
    for (const role of Object.values(roles.roles)) role.cidrs = ['127.0.0.0/8'];
    await writeFile(config.ROLES_FILE, JSON.stringify(roles));
  });
  afterEach(async () => {
    await double.stop();
    await rm(folder, { recursive: true });
  });

  it('shows its plan, does nothing where nobody agrees, and all of it where somebody does; then nothing is left', async () => {
    const root = vault.withToken(rootToken);
    const refusing = personWith([], { agrees: false });
    expect(await bootstrap(root, config, refusing.person)).toBe(false);
    expect(refusing.told()).toMatch(/^new {4}audit device.*\nnew {4}secrets engine muster/);
    expect(refusing.told()).not.toContain('done');
    const agreeing = personWith();
    expect(await bootstrap(root, config, agreeing.person)).toBe(true);
    await expect(bootstrap(root, config, personWith().person)).rejects.toThrow('403');
    const again = personWith([], { agrees: false });
    const other = vault.withToken(await makeRootToken(vault, shares.slice(0, 2)));
    expect(await bootstrap(other, config, again.person)).toBe(true);
    expect(again.told()).not.toMatch(/^(new|mend|done)/m);
  });

  it('lets each service log in with what it was handed, and read its own generated secrets and no others', async () => {
    await bootstrap(vault.withToken(rootToken), config, personWith().person);
    const all = new Set([...serviceSecrets.values()].flat());
    for (const [service, paths] of serviceSecrets) {
      const file = join(folder, service, 'wrapped-secret-id');
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      const wrapping = vault.withToken((await readFile(file, 'utf8')).trim());
      const unwrap = { method: 'POST', path: 'sys/wrapping/unwrap' } as const;
      const SecretId = z.object({ data: z.object({ secret_id: z.string() }) });
      const { data } = await wrapping.call(unwrap, SecretId);
      await expect(wrapping.call(unwrap, SecretId)).rejects.toThrow();
      const role_id = (await readFile(join(folder, service, 'role-id'), 'utf8')).trim();
      const login = { method: 'POST', path: 'auth/approle/login', body: { role_id, ...data } } as const;
      const { auth } = await vault.call(login, z.object({ auth: z.object({ client_token: z.string() }) }));
      const own = vault.withToken(auth.client_token);
      for (const path of all) {
        const read = own.find({ method: 'GET', path: `muster/data/${path}` }, z.unknown());
        if (!paths.includes(path)) await expect(read).rejects.toThrow('403');
        // What people enter is not there yet, and may be looked for.
        else expect((await read) !== null).toBe(path !== 'telegram/app');
      }
    }
  });
});
