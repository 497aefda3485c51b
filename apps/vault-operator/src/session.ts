import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createVaultClient, takeSecretId } from '@muster/secrets';
import { z } from 'zod';
import type { Config } from './config.ts';
import type { Person } from './person.ts';
import { CannotDo } from './print.ts';
import { type Vault, VaultAway, VaultRefused } from './vault/client.ts';

export type Credentials = Pick<Config, 'HANDOVER_DIR' | 'VAULT_TOKEN' | 'VAULT_TOKEN_FILE'>;

/** The role of vault-operator, and the folder in which it is handed its secret id. */
export const OWN_ROLE = 'vault-operator';

const Login = z.object({ auth: z.object({ client_token: z.string() }) });

/**
 * Does something with a token: the one that was given, or one of vault-operator's own role, which ends afterwards.
 * @throws CannotDo when there is neither
 */
export async function withSession<T>(
  vault: Vault,
  from: Credentials,
  act: (vault: Vault) => Promise<T>,
): Promise<T> {
  const given = await givenToken(from);
  if (given) return act(vault.withToken(given));
  const own = vault.withToken(await logIn(vault, join(from.HANDOVER_DIR, OWN_ROLE)));
  try {
    return await act(own);
  } finally {
    await endToken(own);
  }
}

/** A root token that lies ready, or the one a person types. */
export async function rootVault(vault: Vault, from: Credentials, person: Person): Promise<Vault> {
  const token = (await givenToken(from)) ?? (await person.askSecret('Root token')).trim();
  return vault.withToken(token);
}

/** Where no token is needed, unless the server asks for one: Vault 2 does of those who come with shares. */
export async function vaultAsGiven(vault: Vault, from: Credentials): Promise<Vault> {
  const token = await givenToken(from);
  return token ? vault.withToken(token) : vault;
}

async function givenToken(from: Credentials): Promise<string | null> {
  if (from.VAULT_TOKEN) return from.VAULT_TOKEN;
  if (!from.VAULT_TOKEN_FILE) return null;
  return readOwn(from.VAULT_TOKEN_FILE, 'VAULT_TOKEN_FILE');
}

export async function logIn(vault: Vault, folder: string): Promise<string> {
  const secretIdFile = join(folder, 'secret-id');
  const wrappedFile = join(folder, 'wrapped-secret-id');
  const client = createVaultClient({ address: vault.address });
  const { status } = await takeSecretId(client, { wrappedFile, secretIdFile, role: OWN_ROLE });
  if (status === 'foreign') throw new CannotDo(`${wrappedFile} holds no secret id of ${OWN_ROLE}`);
  if (status === 'unkept') throw new CannotDo(`${folder} cannot be written`);
  const role_id = await readOwn(join(folder, 'role-id'), "vault-operator's role id");
  const secret_id = await readOwn(secretIdFile, "vault-operator's secret id");
  try {
    const body = { role_id, secret_id };
    return (await vault.call({ method: 'POST', path: 'auth/approle/login', body }, Login)).auth.client_token;
  } catch (error) {
    if (!(error instanceof VaultRefused) || error.status !== 400) throw error;
    throw new CannotDo(
      `Vault does not let vault-operator in: ${error.errors.join('; ')}. \`vault-operator doctor\` says what to do`,
    );
  }
}

/** One that cannot be ended, since Vault is away or does not know it, ends by itself within the hour. */
export async function endToken(own: Vault): Promise<void> {
  await own.tell({ method: 'POST', path: 'auth/token/revoke-self' }).catch((error: unknown) => {
    if (!(error instanceof VaultAway || error instanceof VaultRefused)) throw error;
  });
}

async function readOwn(file: string, what: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new CannotDo(`${what}: ${file} cannot be read`);
  });
  return text.trim();
}
