import { askVault, unsealVault } from '@muster/testkit';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { emptyVault, openDouble, openVault } from './a-vault.ts';

const Begun = z.object({ nonce: z.string(), otp: z.string().default('') });
const Root = z.object({ encoded_root_token: z.string() });
const Rekeyed = z.object({ keys: z.array(z.string()), verification_nonce: z.string() });

describe('what the shares of the double of Vault are good for', () => {
  it('makes a root token of enough shares, readable with the one-time password alone', async () => {
    const { vault, keys, ask } = await openVault();
    const put = (path: string, body: object) => askVault(vault.url, 'PUT', path, { body });
    const { nonce, otp } = Begun.parse((await put('sys/generate-root/attempt', {})).body);
    const give = (key: string | undefined) => put('sys/generate-root/update', { key, nonce });
    expect(await give(keys[0])).toMatchObject({ body: { progress: 1, complete: false } });
    expect((await give(keys[0])).status).toBe(400);
    await give(keys[1]);
    const { encoded_root_token } = Root.parse((await give(keys[2])).body);
    const pad = Buffer.from(otp);
    const token = Buffer.from(encoded_root_token, 'base64').map((byte, at) => byte ^ (pad[at] ?? 0));
    expect(
      await ask('GET', 'auth/token/lookup-self', undefined, Buffer.from(token).toString()),
    ).toMatchObject({
      status: 200,
      body: { data: { policies: ['root'], ttl: 0 } },
    });
  });

  it('keeps the old shares until the new ones are verified, and then opens with the new ones alone', async () => {
    const { vault, keys } = await openVault();
    const put = (path: string, body: object) => askVault(vault.url, 'PUT', path, { body });
    const fields = { secret_shares: 3, secret_threshold: 2, require_verification: true };
    const { nonce } = Begun.parse((await put('sys/rekey/init', fields)).body);
    await put('sys/rekey/update', { key: keys[0], nonce });
    await put('sys/rekey/update', { key: keys[1], nonce });
    const done = Rekeyed.parse((await put('sys/rekey/update', { key: keys[2], nonce })).body);
    await vault.restart();
    await unsealVault(vault.url, keys);
    expect((await askVault(vault.url, 'GET', 'sys/health')).status).toBe(200);

    const again = Begun.parse((await put('sys/rekey/init', fields)).body);
    for (const key of keys.slice(0, 2)) await put('sys/rekey/update', { key, nonce: again.nonce });
    const made = Rekeyed.parse((await put('sys/rekey/update', { key: keys[2], nonce: again.nonce })).body);
    const verify = (key: string | undefined, nonce: string) => put('sys/rekey/verify', { key, nonce });
    await verify(done.keys[0], made.verification_nonce);
    expect((await verify(made.keys[0], made.verification_nonce)).status).toBe(400);
    const anew = Begun.parse((await askVault(vault.url, 'GET', 'sys/rekey/verify')).body).nonce;
    expect(anew).not.toBe(made.verification_nonce);
    await verify(made.keys[0], anew);
    expect(await verify(made.keys[1], anew)).toMatchObject({ status: 200, body: { complete: true } });
    await vault.restart();
    await expect(unsealVault(vault.url, keys)).rejects.toThrow();
    await put('sys/unseal', { reset: true });
    await unsealVault(vault.url, made.keys);
    expect((await askVault(vault.url, 'GET', 'sys/health')).status).toBe(200);
  });

  it('lets a rekey be cancelled by whoever knows its nonce, and by others after ten minutes (double)', async () => {
    const { vault, keys } = await openDouble();
    const begin = async () => {
      const body = { secret_shares: 3, secret_threshold: 2 };
      return Begun.parse((await askVault(vault.url, 'PUT', 'sys/rekey/init', { body })).body).nonce;
    };
    const cancel = async (body: object) =>
      (await askVault(vault.url, 'DELETE', 'sys/rekey/init', { body })).status;
    const nonce = await begin();
    expect([await cancel({}), await cancel({ nonce })]).toEqual([400, 204]);
    await begin();
    vault.clock.advance(600_000);
    expect(await cancel({})).toBe(204);
    const wrong = { key: keys[0], nonce };
    expect((await askVault(vault.url, 'PUT', 'sys/rekey/update', { body: wrong })).status).toBe(400);
  });

  it('answers 500 when shares of another Vault are given for a rekey, and begins anew', async () => {
    const { vault } = await openVault();
    const other = await openVault();
    const put = (path: string, body: object) => askVault(vault.url, 'PUT', path, { body });
    const { nonce } = Begun.parse(
      (await put('sys/rekey/init', { secret_shares: 3, secret_threshold: 2 })).body,
    );
    const statuses = [];
    for (const key of other.keys.slice(0, 3))
      statuses.push((await put('sys/rekey/update', { key, nonce })).status);
    expect(statuses).toEqual([200, 200, 500]);
    expect(await askVault(vault.url, 'GET', 'sys/rekey/init')).toMatchObject({ body: { progress: 0 } });
  });

  it('wants a token beside the shares when it is told to be of a version that does (double)', async () => {
    const { vault, ask } = await openDouble({ sharesNeedToken: true });
    const paths = ['sys/generate-root/attempt', 'sys/rekey/init'];
    const statuses = (token?: string) =>
      Promise.all(
        paths.map(async path => (await askVault(vault.url, 'GET', path, token ? { token } : {})).status),
      );
    expect(await statuses()).toEqual([403, 403]);
    expect((await ask('GET', 'sys/generate-root/attempt')).status).toBe(200);
  });

  it('comes back on an empty server from a snapshot, by force, with the shares it was taken with', async () => {
    const { vault, keys, root, ask } = await openVault();
    await ask('POST', 'secret/data/invite/key', { data: { key: 'kept' } });
    const { bytes } = await askVault(vault.url, 'GET', 'sys/storage/raft/snapshot', { token: root });
    expect(bytes.includes('kept')).toBe(false);
    const other = await openVault();
    const restore = (path: string) =>
      askVault(other.vault.url, 'POST', path, { token: other.root, body: bytes });
    expect((await restore('sys/storage/raft/snapshot')).status).toBe(400);
    expect((await restore('sys/storage/raft/snapshot-force')).status).toBe(204);
    await vi.waitFor(async () =>
      expect((await askVault(other.vault.url, 'GET', 'sys/health')).status).toBe(503),
    );
    await unsealVault(other.vault.url, keys);
    expect(await askVault(other.vault.url, 'GET', 'secret/data/invite/key', { token: root })).toMatchObject({
      body: { data: { data: { key: 'kept' } } },
    });
    expect((await askVault((await emptyVault()).url, 'POST', 'sys/storage/raft/snapshot')).status).toBe(503);
  });
});
