import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Config } from './config.ts';
import type { Person } from './person.ts';
import { CannotDo } from './print.ts';
import { type Vault, VaultRefused } from './vault/client.ts';

export type Credentials = Pick<Config, 'HANDOVER_DIR' | 'VAULT_TOKEN' | 'VAULT_TOKEN_FILE'>;

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
  const own = vault.withToken(await logIn(vault, join(from.HANDOVER_DIR, 'vault-operator')));
  try {
    return await act(own);
  } finally {
    await own.tell({ method: 'POST', path: 'auth/token/revoke-self' });
  }
}

/** A root token that lies ready, or the one a person types. */
export async function rootVault(vault: Vault, from: Credentials, person: Person): Promise<Vault> {
  const token = (await givenToken(from)) ?? (await person.askSecret('Root token')).trim();
  return vault.withToken(token);
}

async function givenToken(from: Credentials): Promise<string | null> {
  if (from.VAULT_TOKEN) return from.VAULT_TOKEN;
  if (!from.VAULT_TOKEN_FILE) return null;
  return readOwn(from.VAULT_TOKEN_FILE, 'VAULT_TOKEN_FILE');
}

async function logIn(vault: Vault, folder: string): Promise<string> {
  const role_id = await readOwn(join(folder, 'role-id'), "vault-operator's role id");
  const secret_id = await readOwn(join(folder, 'secret-id'), "vault-operator's secret id");
  try {
    const body = { role_id, secret_id };
    return (await vault.call({ method: 'POST', path: 'auth/approle/login', body }, Login)).auth.client_token;
  } catch (error) {
    if (!(error instanceof VaultRefused)) throw error;
    throw new CannotDo(`Vault lets vault-operator not in: ${error.errors.join('; ')}`);
  }
}

async function readOwn(file: string, what: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new CannotDo(`${what}: ${file} cannot be read`);
  });
  return text.trim();
}
