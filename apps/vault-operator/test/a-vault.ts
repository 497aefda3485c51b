import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startOwnVault } from '@muster/testkit';
import { onTestFinished, vi } from 'vitest';
import { z } from 'zod';
import { readRoles } from '../src/bootstrap/roles.ts';
import { bootstrap } from '../src/commands/bootstrap.ts';
import { loadConfig } from '../src/config.ts';
import { createVault, type Vault } from '../src/vault/client.ts';
import { initialise } from '../src/vault/initialise.ts';
import { readSealStatus, unseal, untilActive } from '../src/vault/seal.ts';
import { personWith } from './person.ts';

/** A folder that goes with the test. */
export async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'vault-operator-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

/** A Vault without keys, which goes with the test: never one that runs already, for that one has keys. */
export async function emptyVault() {
  const server = await startOwnVault();
  onTestFinished(() => server.stop());
  return { server, vault: createVault(server.url) };
}

/** A Vault with three shares, two of which open it, and open; and what an operator of this machine has set for it. */
export async function openVault() {
  const { server, vault } = await emptyVault();
  const { shares, rootToken } = await initialise(vault, { shares: 3, threshold: 2 });
  await unseal(vault, shares);
  await untilActive(vault);
  const folder = await aFolder();
  const env = {
    VAULT_ADDR: server.url,
    HANDOVER_DIR: join(folder, 'handover'),
    ROLES_FILE: join(folder, 'roles.json'),
    VAULT_AUDIT_FILE: join(folder, 'audit.log'),
  };
  const config = loadConfig(env);
  const roles = await readRoles(loadConfig({ VAULT_ADDR: server.url }).ROLES_FILE);
  // Those of the repository hold in the network of its containers.
  for (const role of Object.values(roles.roles)) role.cidrs = ['127.0.0.0/8'];
  await writeFile(config.ROLES_FILE, JSON.stringify(roles));
  return { server, vault, shares, root: vault.withToken(rootToken), rootToken, folder, env, config, roles };
}

/** One that has all that the suite needs, but what people enter. */
export async function bootstrappedVault() {
  const open = await openVault();
  await bootstrap(open.root, open.config, personWith().person);
  return open;
}

/** Sealed, as after every start; connections of before are seen to be gone. */
export async function restart({ server, vault }: Awaited<ReturnType<typeof emptyVault>>): Promise<void> {
  await server.restart();
  await vi.waitFor(() => readSealStatus(vault), { timeout: 10_000 });
}

const SecretId = z.object({ data: z.object({ secret_id: z.string() }) });
const Login = z.object({ auth: z.object({ client_token: z.string() }) });

/** Opens the wrapping in a process's folder and keeps its secret id there, as the process does. */
export async function take(vault: Vault, folder: string): Promise<void> {
  const wrapping = vault.withToken((await readFile(join(folder, 'wrapped-secret-id'), 'utf8')).trim());
  const { data } = await wrapping.call({ method: 'POST', path: 'sys/wrapping/unwrap' }, SecretId);
  await writeFile(join(folder, 'secret-id'), data.secret_id, { mode: 0o600 });
  await rm(join(folder, 'wrapped-secret-id'));
}

/** Logs in with what lies in a process's folder. */
export async function logIn(vault: Vault, folder: string): Promise<Vault> {
  const [role_id, secret_id] = await Promise.all(
    ['role-id', 'secret-id'].map(async name => (await readFile(join(folder, name), 'utf8')).trim()),
  );
  const call = { method: 'POST', path: 'auth/approle/login', body: { role_id, secret_id } } as const;
  return vault.withToken((await vault.call(call, Login)).auth.client_token);
}
