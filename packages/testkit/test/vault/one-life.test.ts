import { askVault, initialiseVault, startVaultDouble, unsealVault, type VaultDouble } from '@muster/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';

describe('the double of Vault', () => {
  let vault: VaultDouble;
  beforeEach(async () => {
    vault = await startVaultDouble();
  });
  afterEach(() => vault.stop());

  it('lets a service log in, read what its policy gives and nothing more, until its token ends', async () => {
    const { root_token: token, keys } = await initialiseVault(vault.url);
    const ask = (method: string, path: string, body?: object, as = token) =>
      askVault(vault.url, method, path, { token: as, ...(body ? { body } : {}) });
    expect((await ask('POST', 'sys/mounts/secret', { type: 'kv', options: { version: '2' } })).status).toBe(
      204,
    );
    expect((await ask('POST', 'sys/auth/approle', { type: 'approle' })).status).toBe(204);
    expect(
      (
        await ask('PUT', 'sys/policies/acl/a', {
          policy: 'path "secret/data/muster/a" { capabilities = ["read"] }',
        })
      ).status,
    ).toBe(204);
    expect(
      await ask('POST', 'secret/data/muster/a', { data: { x: '1' }, options: { cas: 0 } }),
    ).toMatchObject({ status: 200, body: { data: { version: 1 } } });
    expect(
      (
        await ask('POST', 'auth/approle/role/a', {
          token_policies: ['a'],
          token_ttl: '1h',
          token_max_ttl: '4h',
        })
      ).status,
    ).toBe(204);
    const roleId = z
      .object({ data: z.object({ role_id: z.string() }) })
      .parse((await ask('GET', 'auth/approle/role/a/role-id')).body).data.role_id;
    const sid = z
      .object({ data: z.object({ secret_id: z.string() }) })
      .parse((await ask('POST', 'auth/approle/role/a/secret-id')).body).data.secret_id;
    const login = await askVault(vault.url, 'POST', 'auth/approle/login', {
      body: { role_id: roleId, secret_id: sid },
    });
    expect(login).toMatchObject({
      status: 200,
      body: { auth: { lease_duration: 3600, policies: ['a', 'default'], renewable: true } },
    });
    const mine = z.object({ auth: z.object({ client_token: z.string() }) }).parse(login.body)
      .auth.client_token;
    expect(await ask('GET', 'secret/data/muster/a', undefined, mine)).toMatchObject({
      status: 200,
      body: { data: { data: { x: '1' } } },
    });
    expect((await ask('GET', 'secret/data/muster/b', undefined, mine)).status).toBe(403);
    expect(await ask('LIST', 'auth/approle/role')).toMatchObject({
      status: 200,
      body: { data: { keys: ['a'] } },
    });
    expect((await ask('POST', 'auth/token/renew-self', {}, mine)).status).toBe(200);
    vault.clock.advance(3_600_000);
    expect((await ask('GET', 'auth/token/lookup-self', undefined, mine)).status).toBe(403);
    await vault.restart();
    expect((await askVault(vault.url, 'GET', 'sys/health')).status).toBe(503);
    await unsealVault(vault.url, keys);
    expect((await ask('GET', 'secret/data/muster/a')).status).toBe(200);
  });
});
