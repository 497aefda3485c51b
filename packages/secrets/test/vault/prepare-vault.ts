import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
// By its place: testkit needs this package, so that this one cannot name it among those it needs.
import { askVault, initialiseVault, type TestVault, unsealVault } from '../../../testkit/src/vault/index.ts';
import type { VaultStoreOptions } from '../../src/vault/open-vault-store.ts';

const Made = z.object({ data: z.object({ secret_id: z.string(), secret_id_accessor: z.string() }) });

export type PreparedVault = Awaited<ReturnType<typeof prepareVault>>;

/** Makes of any Vault one that a service can enter: an engine, a policy, a role, and the files it logs in with. */
export async function prepareVault(vault: Pick<TestVault, 'url'> & { token?: string }) {
  const { url } = vault;
  const { root_token: token, keys } = vault.token
    ? { root_token: vault.token, keys: [] }
    : await initialiseVault(url);
  // Names of its own: the Vault may be somebody else's.
  const name = `muster-test-${randomUUID()}`;
  const folder = await mkdtemp(join(tmpdir(), 'vault-store-'));
  const files = { roleIdFile: join(folder, 'role-id'), secretIdFile: join(folder, 'secret-id') };

  const tell = async (method: string, path: string, body?: object, wrapTtl?: string): Promise<unknown> => {
    const ask = { token, ...(body && { body }), ...(wrapTtl && { wrapTtl }) };
    const answer = await askVault(url, method, path, ask);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.bytes}`);
    return answer.body;
  };
  await tell('POST', `sys/mounts/${name}`, { type: 'kv', options: { version: '2' } });
  // A new engine refuses everything for some ms.
  const isReady = async () => (await askVault(url, 'GET', `${name}/data/none`, { token })).status === 404;
  while (!(await isReady())) await wait(10);
  // There already in a Vault that is used.
  await askVault(url, 'POST', 'sys/auth/approle', { token, body: { type: 'approle' } });
  const policy = [
    `path "${name}/data/*" { capabilities = ["read"] }`,
    'path "auth/token/lookup-self" { capabilities = ["read"] }',
    'path "auth/token/renew-self" { capabilities = ["update"] }',
    'path "auth/token/revoke-self" { capabilities = ["update"] }',
  ].join('\n');
  await tell('PUT', `sys/policies/acl/${name}`, { policy });
  await tell('POST', `auth/approle/role/${name}`, {
    token_policies: [name],
    token_no_default_policy: true,
    token_ttl: 3_600,
    token_max_ttl: 14_400,
    secret_id_ttl: 604_800,
  });
  const roleId = z
    .object({ data: z.object({ role_id: z.string() }) })
    .parse(await tell('GET', `auth/approle/role/${name}/role-id`));
  await writeFile(files.roleIdFile, roleId.data.role_id);

  /** What was secret to anybody at any time. */
  const secrets = new Set<string>([token, ...keys]);
  const issue = async (issuedAt: number) => {
    const metadata = JSON.stringify({ process: 'reader', issued_at: String(issuedAt) });
    const made = Made.parse(await tell('POST', `auth/approle/role/${name}/secret-id`, { metadata }));
    secrets.add(made.data.secret_id);
    return { secretId: made.data.secret_id, accessor: made.data.secret_id_accessor };
  };
  const keep = async (secretId: string, mode = 0o600) => {
    await writeFile(files.secretIdFile, secretId, { mode });
    await chmod(files.secretIdFile, mode);
  };
  await keep((await issue(1)).secretId);

  return {
    url,
    secrets,
    role: name,
    files,
    tell,
    issue,
    /** Puts a secret id where the service reads it. */
    keep,
    /** Has the answer to a request handed over, wrapped. */
    async handOver(path = `auth/approle/role/${name}/secret-id`, issuedAt = 2) {
      const metadata = JSON.stringify({ issued_at: String(issuedAt) });
      const Wrapped = z.object({ wrap_info: z.object({ token: z.string() }) });
      const wrapped = Wrapped.parse(await tell('POST', path, { metadata }, '300s')).wrap_info.token;
      secrets.add(wrapped);
      await writeFile(join(folder, 'wrapped-secret-id'), wrapped, { mode: 0o600 });
      return wrapped;
    },
    wrappedFile: join(folder, 'wrapped-secret-id'),
    async put(path: string, fields: Record<string, string>) {
      for (const value of Object.values(fields)) if (value.length > 7) secrets.add(value);
      await tell('POST', `${name}/data/${path}`, { data: fields });
    },
    /** Ends every token but the one that all this is done with. */
    async endTokens() {
      const Self = z.object({ data: z.object({ accessor: z.string() }) });
      const Accessors = z.object({ data: z.object({ keys: z.array(z.string()) }) });
      const own = Self.parse(await tell('GET', 'auth/token/lookup-self')).data.accessor;
      const all = Accessors.parse(await tell('LIST', 'auth/token/accessors')).data.keys;
      const others = all.filter(accessor => accessor !== own);
      for (const accessor of others) await tell('POST', 'auth/token/revoke-accessor', { accessor });
      return others.length;
    },
    unseal: () => unsealVault(url, keys),
    storeOptions: { address: url, role: name, mount: name, ...files } satisfies Partial<VaultStoreOptions>,
    async end() {
      await rm(folder, { recursive: true });
      // Somebody else's goes on.
      if (!vault.token) return;
      await tell('DELETE', `auth/approle/role/${name}`);
      await tell('DELETE', `sys/policies/acl/${name}`);
      await tell('DELETE', `sys/mounts/${name}`);
    },
  };
}
