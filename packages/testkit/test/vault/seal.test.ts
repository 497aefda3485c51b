import { askVault, initialiseVault, unsealVault } from '@muster/testkit';
import { describe, expect, it, vi } from 'vitest';
import { emptyVault, openDouble, openVault } from './a-vault.ts';

describe('the seal of the double of Vault', () => {
  it('tells by the code of sys/health whether it is uninitialised, sealed or open', async () => {
    const { url, restart } = await emptyVault();
    const health = async () => (await askVault(url, 'GET', 'sys/health')).status;
    expect(await health()).toBe(501);
    await initialiseVault(url);
    expect(await health()).toBe(200);
    await restart();
    expect(await health()).toBe(503);
    expect((await askVault(url, 'GET', 'sys/health?sealedcode=299')).status).toBe(299);
  });

  it('is initialised once, and not with a threshold that no shares can reach', async () => {
    const { url } = await emptyVault();
    const init = (body: object) => askVault(url, 'PUT', 'sys/init', { body });
    expect((await init({ secret_shares: 3, secret_threshold: 4 })).status).toBe(400);
    expect((await init({ secret_shares: 5, secret_threshold: 1 })).status).toBe(400);
    expect((await init({ secret_shares: 1, secret_threshold: 1 })).status).toBe(200);
    expect(await init({ secret_shares: 1, secret_threshold: 1 })).toMatchObject({
      status: 400,
      body: { errors: ['Vault is already initialized'] },
    });
  });

  it('opens with any three of five shares, keeps what it held, and answers nothing before', async () => {
    const { vault, keys, ask } = await openVault();
    await ask('POST', 'secret/data/invite/key', { data: { key: 'kept' } });
    await vault.restart();
    expect(await ask('GET', 'secret/data/invite/key')).toMatchObject({
      status: 503,
      body: { errors: ['Vault is sealed'] },
    });
    await unsealVault(vault.url, keys.slice(2));
    expect(await ask('GET', 'secret/data/invite/key')).toMatchObject({
      body: { data: { data: { key: 'kept' } } },
    });
  });

  it('does nothing between being unsealed and being elected, and says so in sys/health (double)', async () => {
    const { vault, keys, ask } = await openDouble({ electionMs: 300 });
    await vault.restart();
    for (const key of keys.slice(0, 3)) await askVault(vault.url, 'PUT', 'sys/unseal', { body: { key } });
    expect((await askVault(vault.url, 'GET', 'sys/health')).status).toBe(429);
    expect(await ask('GET', 'sys/mounts')).toMatchObject({
      status: 500,
      body: { errors: ['local node not active but active cluster node not found'] },
    });
    await vi.waitFor(async () => expect((await ask('GET', 'sys/mounts')).status).toBe(200));
  });

  it('counts the same share once, and begins anew after shares that make no key', async () => {
    const { vault, keys } = await openVault();
    const other = await initialiseVault((await emptyVault()).url);
    await vault.restart();
    const unseal = (key: string | undefined) => askVault(vault.url, 'PUT', 'sys/unseal', { body: { key } });
    expect(await unseal(keys[0])).toMatchObject({ body: { progress: 1, sealed: true } });
    expect(await unseal(keys[0])).toMatchObject({ body: { progress: 1, sealed: true } });
    expect(await unseal(keys[1])).toMatchObject({ body: { progress: 2, sealed: true } });
    expect((await unseal(other.keys[4])).status).toBe(400);
    expect(await unseal(keys[0])).toMatchObject({ body: { progress: 1, sealed: true } });
    expect((await unseal('no share')).status).toBe(400);
  });

  it('refuses connections while it is killed', async () => {
    const { vault, keys } = await openVault();
    await vault.kill();
    await expect(askVault(vault.url, 'GET', 'sys/health')).rejects.toThrow('ECONNREFUSED');
    await vault.restart();
    await unsealVault(vault.url, keys);
    expect((await askVault(vault.url, 'GET', 'sys/health')).status).toBe(200);
  });
});
