import { z } from 'zod';
import { type Vault, VaultRefused } from './client.ts';

const pathOf = (role: string) => `auth/approle/role/${role}`;

/** A secret id on its way is lost after this time, in s: whoever takes it later than that asks for another one. */
const WRAPPED_FOR_S = 3_600;

/** A secret id of a role, by the accessor that names it and opens nothing. */
export type IssuedSecretId = {
  accessor: string;
  /** Whom it was made for; null for one that was made by hand. */
  process: string | null;
  /** In s since the epoch. Tokens carry it too, and so tell under which secret id they were given. */
  issuedAt: number | null;
};

const Keys = z.object({ data: z.object({ keys: z.array(z.string()) }) });
const SecretId = z.object({
  data: z.object({
    metadata: z.object({ process: z.string().optional(), issued_at: z.coerce.number().optional() }).nullish(),
  }),
});

/** All secret ids of a role that live. */
export async function listSecretIds(vault: Vault, role: string): Promise<IssuedSecretId[]> {
  const known = await vault.find({ method: 'LIST', path: `${pathOf(role)}/secret-id` }, Keys);
  const looked = await Promise.all(
    (known?.data.keys ?? []).map(async accessor => {
      const body = { secret_id_accessor: accessor };
      const path = `${pathOf(role)}/secret-id-accessor/lookup`;
      // One that ends between the two questions is not there any more.
      const found = await vault.find({ method: 'POST', path, body }, SecretId);
      const metadata = found?.data.metadata;
      return found
        ? [{ accessor, process: metadata?.process ?? null, issuedAt: metadata?.issued_at ?? null }]
        : [];
    }),
  );
  return looked.flat();
}

export async function readRoleId(vault: Vault, role: string): Promise<string> {
  const RoleId = z.object({ data: z.object({ role_id: z.string() }) });
  const { data } = await vault.call({ method: 'GET', path: `${pathOf(role)}/role-id` }, RoleId);
  return data.role_id;
}

const Wrapped = z.object({ wrap_info: z.object({ token: z.string() }) });

/**
 * Makes a secret id that nobody has seen.
 * @returns the token that opens its wrapping, once
 */
export async function issueSecretId(
  vault: Vault,
  { role, process, issuedAt }: { role: string; process: string; issuedAt: number },
): Promise<string> {
  const body = { metadata: JSON.stringify({ process, issued_at: String(issuedAt) }) };
  const call = { method: 'POST', path: `${pathOf(role)}/secret-id`, body, wrapForS: WRAPPED_FOR_S } as const;
  return (await vault.call(call, Wrapped)).wrap_info.token;
}

/**
 * Nobody logs in with it any more. Tokens that were given under it live on, to the end of their own lives: Vault takes
 * the entry away and looks for nothing else (builtin/credential/approle/path_role.go), so who revokes one that is in
 * use has to see its tokens end first. One that has ended meanwhile is revoked too.
 */
export async function revokeSecretId(vault: Vault, role: string, accessor: string): Promise<void> {
  const body = { secret_id_accessor: accessor };
  const path = `${pathOf(role)}/secret-id-accessor/destroy`;
  try {
    await vault.tell({ method: 'POST', path, body });
  } catch (error) {
    const isGone = error instanceof VaultRefused && error.errors.some(text => text.includes(NOT_THERE));
    if (!isGone) throw error;
  }
}

/** What Vault says of an accessor that it does not know; its status was not always the same. */
const NOT_THERE = 'failed to find accessor entry';
