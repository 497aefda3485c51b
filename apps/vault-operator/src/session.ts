import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createVaultClient, takeSecretId } from '@muster/secrets';
import { z } from 'zod';
import type { Config } from './config.ts';
import type { Person } from './person.ts';
import { CannotDo, warn } from './print.ts';
import { type Vault, VaultAway, VaultRefused } from './vault/client.ts';

export type Credentials = Pick<Config, 'HANDOVER_DIR' | 'VAULT_TOKEN' | 'VAULT_TOKEN_FILE'>;

/** The role of vault-operator, and the folder in which it is handed its secret id. */
export const OWN_ROLE = 'vault-operator';

/** What gives it a way in again. */
export const NEW_OWN_SECRET_ID =
  'With VAULT_TOKEN_FILE naming a file of a root token, which `vault-operator root-token` makes, `vault-operator rotate secret-id` hands over a new one';

const Login = z.object({
  auth: z.object({ client_token: z.string(), lease_duration: z.number().positive() }),
});

/**
 * Does something with a token: the one that was given, or one of vault-operator's own role, which ends afterwards.
 * @param say hears what is wrong with a secret id that was handed over, where the one before may do
 * @throws CannotDo when there is neither
 */
export async function withSession<T>(
  vault: Vault,
  from: Credentials,
  act: (vault: Vault) => Promise<T>,
  say: (line: string) => void = warn,
): Promise<T> {
  const given = await givenToken(from);
  if (given) return act(vault.withToken(given));
  const { token, lifeS } = await logIn(vault, join(from.HANDOVER_DIR, OWN_ROLE), say);
  const own = vault.withToken(token);
  const renewing = setInterval(() => void renew(own), (lifeS * 1000 * 2) / 3);
  try {
    return await act(own);
  } finally {
    clearInterval(renewing);
    await endToken(own);
  }
}

/** Rotating everything may take longer than a token lives. One that cannot be renewed shows in what it is used for. */
const renew = (own: Vault): Promise<void> =>
  own.tell({ method: 'POST', path: 'auth/token/renew-self', body: {} }).catch(() => {});

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
  const token = await readTrimmed(from.VAULT_TOKEN_FILE);
  if (token === '')
    throw new CannotDo(`VAULT_TOKEN_FILE: ${from.VAULT_TOKEN_FILE} is empty or cannot be read`);
  return token;
}

const TAKEN_AWAY_AFTER_MS = 500;

/** Why a secret id that was handed over to vault-operator is none, and what to do. */
export const NOT_TAKEN = {
  spent:
    'What was handed over to vault-operator had been opened before, or waited for more than an hour: it goes on with the secret id that it has. `vault-operator rotate secret-id` hands over a new one and revokes that; if nobody here opened it, somebody else has: docs/operations.md, When a secret id was opened by somebody else',
  lost: 'The secret id that was handed over to vault-operator was opened and could not be kept, so nobody has it; it goes on with the one that it has. Make room on the disk and its folder writable, then `vault-operator rotate secret-id` hands over another one',
} as const;

/** Logs in as vault-operator, with what lies in its folder or was handed over there. */
export async function logIn(
  vault: Vault,
  folder: string,
  say: (line: string) => void = warn,
): Promise<{ token: string; lifeS: number }> {
  const secretIdFile = join(folder, 'secret-id');
  const wrappedFile = join(folder, 'wrapped-secret-id');
  const client = createVaultClient({ address: vault.address });
  const take = () => takeSecretId(client, { wrappedFile, secretIdFile, role: OWN_ROLE });
  let { status } = await take();
  // Another command may have opened it just now, and is about to take the file away.
  if (status === 'spent') await setTimeout(TAKEN_AWAY_AFTER_MS);
  if (status === 'spent') ({ status } = await take());
  if (status === 'spent' || status === 'lost') say(NOT_TAKEN[status]);
  if (status === 'foreign')
    throw new CannotDo(
      `${wrappedFile} holds no secret id of ${OWN_ROLE}: find out who has put it there. ${NEW_OWN_SECRET_ID}`,
    );
  if (status === 'unkept') throw new CannotDo(`${folder} cannot be written: make it this user's own`);
  const role_id = await readOwn(join(folder, 'role-id'), "vault-operator's role id");
  const about = await stat(secretIdFile).catch(() => null);
  if (about && about.mode & 0o077)
    throw new CannotDo(`${secretIdFile} can be read by others, and is not used. ${NEW_OWN_SECRET_ID}`);
  const secret_id = await readOwn(secretIdFile, "vault-operator's secret id");
  try {
    const body = { role_id, secret_id };
    const { auth } = await vault.call({ method: 'POST', path: 'auth/approle/login', body }, Login);
    return { token: auth.client_token, lifeS: auth.lease_duration };
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
  const text = await readTrimmed(file);
  if (text === '') throw new CannotDo(`${what}: ${file} is empty or cannot be read. ${NEW_OWN_SECRET_ID}`);
  return text;
}

const readTrimmed = (file: string): Promise<string> =>
  readFile(file, 'utf8').then(
    text => text.trim(),
    () => '',
  );
