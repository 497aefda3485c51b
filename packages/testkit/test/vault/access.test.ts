import { askVault } from '@muster/testkit';
import { describe, expect, it } from 'vitest';
import { authOf, openDouble, openVault, wrappingTokenOf } from './a-vault.ts';

const HOUR_MS = 3_600_000;

describe('who gets into the double of Vault', () => {
  it('gives a role what its policy names, and nothing more', async () => {
    const { vault, ask, login, newSecretId } = await openVault();
    await ask('POST', 'secret/data/invite/key', { data: { key: 'a' } });
    await ask('POST', 'secret/data/identity/key', { data: { key: 'b' } });
    const token = authOf(await login((await newSecretId()).id)).client_token;
    expect(await ask('GET', 'secret/data/invite/key', undefined, token)).toMatchObject({
      status: 200,
      body: { data: { data: { key: 'a' }, metadata: { version: 1 } }, lease_duration: 0, auth: null },
    });
    const others = await Promise.all([
      ask('GET', 'secret/data/identity/key', undefined, token),
      ask('POST', 'secret/data/invite/key', { data: { key: 'c' } }, token),
      ask('LIST', 'secret/metadata/invite', undefined, token),
      ask('GET', 'sys/mounts', undefined, token),
      ask('GET', 'secret/data/invite/key', undefined, 'hvs.unknown'),
    ]);
    expect(others.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
    expect((await askVault(vault.url, 'GET', 'secret/data/invite/key')).status).toBe(403);
  });

  it('lists for a rule with a plus only when that ends in a slash, as the path of a list does', async () => {
    const { ask } = await openVault();
    await ask('POST', 'secret/data/invite/key', { data: { key: 'a' } });
    const lists = async (path: string) => {
      await ask('PUT', 'sys/policies/acl/lister', { policy: `path "${path}" { capabilities = ["list"] }` });
      const token = authOf(await ask('POST', 'auth/token/create', { policies: ['lister'] })).client_token;
      return (await ask('LIST', 'secret/metadata/invite', undefined, token)).status;
    };
    expect(await lists('secret/metadata/+')).toBe(403);
    expect(await lists('secret/metadata/+/')).toBe(200);
    expect(await lists('secret/metadata/invite')).toBe(200);
    expect(await lists('secret/metadata/*')).toBe(200);
  });

  it('ends a token with its time, also one that was renewed as often as its role lets it (double)', async () => {
    const { vault, ask, login, newSecretId } = await openDouble();
    const token = authOf(await login((await newSecretId()).id)).client_token;
    const renew = () => ask('POST', 'auth/token/renew-self', {}, token);
    // Renewed every 50 minutes; after 200 of its 240 there are 40 left.
    for (const ttl of [3600, 3600, 3600, 3600, 2400]) {
      expect(await renew()).toMatchObject({ status: 200, body: { auth: { lease_duration: ttl } } });
      vault.clock.advance(Math.min(ttl, 3000) * 1000);
    }
    expect((await renew()).status).toBe(403);
  });

  it('ends a secret id with its time and its uses, and when its accessor is destroyed (double)', async () => {
    const { vault, ask, login, newSecretId } = await openDouble();
    const [lasting, once, revoked] = [
      await newSecretId(),
      await newSecretId({ num_uses: 1 }),
      await newSecretId(),
    ];
    const logsIn = async (id: { id: string }) => (await login(id.id)).status;
    expect([await logsIn(once), await logsIn(once)]).toEqual([200, 400]);
    const byAccessor = { secret_id_accessor: revoked.accessor };
    expect(
      (await ask('POST', 'auth/approle/role/invite/secret-id-accessor/destroy', byAccessor)).status,
    ).toBe(204);
    expect(await login(revoked.id)).toMatchObject({
      status: 400,
      body: { errors: ['invalid role or secret ID'] },
    });
    expect(await logsIn(lasting)).toBe(200);
    vault.clock.advance(7 * 24 * HOUR_MS);
    expect(await logsIn(lasting)).toBe(400);
  });

  it('lets a token live on whose secret id was destroyed: that one has to be revoked by itself', async () => {
    const { ask, login, newSecretId } = await openVault();
    const { id, accessor } = await newSecretId();
    const { client_token, accessor: tokenAccessor } = authOf(await login(id));
    const byAccessor = { secret_id_accessor: accessor };
    const path = 'auth/approle/role/invite/secret-id-accessor';
    await ask('POST', `${path}/destroy`, byAccessor);
    expect((await ask('POST', 'auth/token/renew-self', {}, client_token)).status).toBe(200);
    expect((await ask('POST', 'auth/token/revoke-accessor', { accessor: tokenAccessor })).status).toBe(204);
    expect((await ask('POST', 'auth/token/renew-self', {}, client_token)).status).toBe(403);
    expect(await ask('POST', `${path}/lookup`, byAccessor)).toMatchObject({
      status: 404,
      body: { data: { error: expect.stringContaining('failed to find accessor entry') } },
    });
    expect((await ask('POST', `${path}/destroy`, byAccessor)).status).toBe(500);
  });

  it('lets nobody in from another network than the secret id is bound to', async () => {
    const { login, newSecretId } = await openVault();
    expect((await login((await newSecretId({ cidr_list: '10.0.0.0/8' })).id)).status).toBe(400);
    expect((await login((await newSecretId({ cidr_list: '127.0.0.0/8' })).id)).status).toBe(200);
  });

  it('gives a wrapped answer once, within its time, to whoever has the wrapping token (double)', async () => {
    const { vault, root } = await openDouble();
    const path = 'auth/approle/role/invite/secret-id';
    const wrapped = () => askVault(vault.url, 'POST', path, { token: root, body: {}, wrapTtl: '60s' });
    const unwrap = (token: string) => askVault(vault.url, 'POST', 'sys/wrapping/unwrap', { token });
    const answer = await wrapped();
    expect(answer).toMatchObject({
      status: 200,
      body: { data: null, wrap_info: { ttl: 60, creation_path: path } },
    });
    const token = wrappingTokenOf(answer);
    expect((await askVault(vault.url, 'POST', 'sys/wrapping/lookup', { body: { token } })).status).toBe(200);
    expect(await unwrap(token)).toMatchObject({ status: 200, body: { data: { secret_id_ttl: 604_800 } } });
    expect(await unwrap(token)).toMatchObject({
      status: 400,
      body: { errors: ['wrapping token is not valid or does not exist'] },
    });
    const late = wrappingTokenOf(await wrapped());
    vault.clock.advance(60_000);
    expect((await unwrap(late)).status).toBe(400);
  });

  it('ends what a token gave out with the token', async () => {
    const { ask } = await openVault();
    const parent = authOf(await ask('POST', 'auth/token/create', { policies: ['root'], ttl: '1h' }));
    const child = authOf(
      await ask('POST', 'auth/token/create', { policies: ['invite'] }, parent.client_token),
    );
    const lookup = async () =>
      (await ask('GET', 'auth/token/lookup-self', undefined, child.client_token)).status;
    expect(await lookup()).toBe(200);
    expect((await ask('POST', 'auth/token/revoke-accessor', { accessor: parent.accessor })).status).toBe(204);
    expect(await lookup()).toBe(403);
  });
});
