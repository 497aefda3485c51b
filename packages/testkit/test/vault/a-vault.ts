import {
  askVault,
  initialiseVault,
  type OwnVault,
  startOwnVault,
  startVaultDouble,
  type VaultDouble,
  type VaultDoubleOptions,
} from '@muster/testkit';
import { expect, onTestFinished, vi } from 'vitest';
import { z } from 'zod';

const Secret = z.object({ data: z.looseObject({}) });
const LoggedIn = z.object({ auth: z.object({ client_token: z.string(), accessor: z.string() }) });
const Wrapped = z.object({ wrap_info: z.object({ token: z.string() }) });

/** The fields of an answer that are strings in `data`. */
export const dataOf = (answer: { body: unknown }) => Secret.parse(answer.body).data;
export const stringOf = (answer: { body: unknown }, field: string) => z.string().parse(dataOf(answer)[field]);
export const authOf = (answer: { body: unknown }) => LoggedIn.parse(answer.body).auth;
export const wrappingTokenOf = (answer: { body: unknown }) => Wrapped.parse(answer.body).wrap_info.token;

/** The double, or a real server, which then has to answer the same; it ends with the test. */
export async function emptyVault(): Promise<OwnVault> {
  const vault = await startOwnVault();
  onTestFinished(() => vault.stop());
  return vault;
}

/** One whose time can be moved, or that is told how to be: the double, whatever the environment names. */
export async function emptyDouble(options: VaultDoubleOptions = {}): Promise<VaultDouble> {
  const vault = await startVaultDouble(options);
  onTestFinished(() => vault.stop());
  return vault;
}

export const openVault = async () => openWithRole(await emptyVault());
export const openDouble = async (options: VaultDoubleOptions = {}) =>
  openWithRole(await emptyDouble(options));

/** Makes it an open one with KV at secret/, AppRole, and the role `invite` that may read one secret. */
async function openWithRole<V extends OwnVault | VaultDouble>(vault: V) {
  const { keys, root_token: root } = await initialiseVault(vault.url);
  const ask = (method: string, path: string, body?: object, token = root) =>
    askVault(vault.url, method, path, { token, ...(body === undefined ? {} : { body }) });
  await ask('POST', 'sys/mounts/secret', { type: 'kv', options: { version: '2' } });
  await vi.waitFor(async () => expect((await ask('GET', 'secret/config')).status).toBe(200));
  await ask('POST', 'sys/auth/approle', { type: 'approle' });
  const policy = 'path "secret/data/invite/key" { capabilities = ["read"] }';
  await ask('PUT', 'sys/policies/acl/invite', { policy });
  await ask('POST', 'auth/approle/role/invite', {
    token_policies: ['invite'],
    token_ttl: '1h',
    token_max_ttl: '4h',
    secret_id_ttl: '7d',
  });
  const roleId = stringOf(await ask('GET', 'auth/approle/role/invite/role-id'), 'role_id');
  const login = (secretId: string) =>
    askVault(vault.url, 'POST', 'auth/approle/login', { body: { role_id: roleId, secret_id: secretId } });
  const newSecretId = async (fields: object = {}) => {
    const answer = await ask('POST', 'auth/approle/role/invite/secret-id', fields);
    return { id: stringOf(answer, 'secret_id'), accessor: stringOf(answer, 'secret_id_accessor') };
  };
  return { vault, keys, root, ask, login, newSecretId };
}
