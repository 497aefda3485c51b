import { createPublicKey } from 'node:crypto';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { JwkSet } from '@muster/contracts';
import { PublicKeys, roleSecrets, SigningKey, secretPaths } from '@muster/secrets';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bootstrap } from '../src/commands/bootstrap.ts';
import { doctor } from '../src/commands/doctor.ts';
import { ENTERED } from '../src/entered-secrets.ts';
import { makeRootToken } from '../src/root-token/make-root-token.ts';
import type { Vault } from '../src/vault/client.ts';
import { findSecret, writeOver } from '../src/vault/kv.ts';
import { bootstrappedVault, logIn, openVault, take } from './a-vault.ts';
import { personWith } from './person.ts';

describe('bootstrap', () => {
  it('shows its plan, the audit device first, and does nothing where nobody agrees', async () => {
    const { root, config } = await openVault();
    const refusing = personWith([], { agrees: false });
    expect(await bootstrap(root, config, refusing.person)).toBe(false);
    expect(refusing.told()).toMatch(/^new {4}audit device.*\nnew {4}secrets engine muster/);
    expect(refusing.told()).not.toMatch(/^done/m);
    expect(refusing.told()).toContain('Nothing was done. The root token lives');
    const again = personWith([], { agrees: false });
    await bootstrap(root, config, again.person);
    expect(again.told()).toBe(refusing.told());
  });

  it('leaves nothing to be done, and no root token', async () => {
    const { vault, root, shares, config } = await openVault();
    expect(await bootstrap(root, config, personWith().person)).toBe(true);
    await expect(bootstrap(root, config, personWith().person)).rejects.toThrow('403');
    const { person, told } = personWith([], { agrees: false });
    const other = vault.withToken(await makeRootToken(vault, shares.slice(0, 2)));
    expect(await bootstrap(other, config, person)).toBe(true);
    expect(told()).not.toMatch(/^(new|mend|done)/m);
  });

  it('puts right what was changed by hand, and nothing else', async () => {
    const { vault, shares, config } = await bootstrappedVault();
    const root = async () => vault.withToken(await makeRootToken(vault, shares.slice(0, 2)));
    const policy = 'path "muster/*" { capabilities = ["read"] }';
    await (await root()).tell({ method: 'POST', path: 'sys/policies/acl/parsing', body: { policy } });
    const body = { token_policies: ['parsing', 'default'] };
    await (await root()).tell({ method: 'POST', path: 'auth/approle/role/parsing', body });
    const { person, told } = personWith();
    await bootstrap(await root(), config, person);
    expect(told().match(/^(new|mend) .*/gm)).toEqual([
      'mend   policy parsing',
      'mend   role parsing, from 127.0.0.0/8',
    ]);
  });

  it('gives a service that joins its signing key, beside those that the others have', async () => {
    const { vault, shares, config } = await bootstrappedVault();
    const root = async () => vault.withToken(await makeRootToken(vault, shares.slice(0, 2)));
    const own = secretPaths.serviceKey('parsing');
    const published = async (asRoot: Vault) => {
      const found = await findSecret(asRoot, secretPaths.servicePublicKeys, PublicKeys);
      return { version: found?.version ?? 0, ...JwkSet.parse(JSON.parse(found?.secret.jwks ?? '')) };
    };
    // As it was before there was parsing.
    const before = await root();
    const { keys, version } = await published(before);
    const others = keys.filter(({ kid }) => kid !== 'parsing-1');
    const jwks = JSON.stringify({ keys: others });
    await writeOver(before, secretPaths.servicePublicKeys, { jwks }, version);
    await before.tell({ method: 'DELETE', path: `muster/metadata/${own}` });

    const { person, told } = personWith();
    await bootstrap(before, config, person);
    expect(told().match(/^(new|mend) .*/gm)).toEqual(['new    signing key of parsing']);
    const after = await root();
    const { keys: now } = await published(after);
    expect(now.slice(0, -1)).toEqual(others);
    const signing = await findSecret(after, own, SigningKey);
    const { x } = createPublicKey(signing?.secret.privateKey ?? '').export({ format: 'jwk' });
    expect(now.at(-1)).toMatchObject({ kid: signing?.secret.kid, x });
  });

  it('makes anew what was deleted or destroyed, and says of which there still is the old one', async () => {
    const { vault, shares, config } = await bootstrappedVault();
    const root = vault.withToken(await makeRootToken(vault, shares.slice(0, 2)));
    const { redis, sessionWrappingKeys, serviceKey } = secretPaths;
    for (const path of [sessionWrappingKeys, serviceKey('invite')])
      await root.tell({ method: 'DELETE', path: `muster/data/${path}` });
    await root.tell({ method: 'PUT', path: `muster/destroy/${redis}`, body: { versions: [1] } });
    const doctored = personWith();
    await doctor(vault, config, 'vault-operator', doctored.person);
    expect(doctored.told()).toMatch(
      /WRONG {2}redis\/default: version 1 was destroyed. To do: restore a snapshot/,
    );
    expect(doctored.told()).toMatch(/session-wrapping-key: version 1 was deleted. To do: `vault kv undelete/);

    const { person, told } = personWith();
    await bootstrap(root, config, person);
    expect(told().match(/^new .*/gm)).toEqual([
      expect.stringMatching(
        /session-wrapping-key: it was deleted.*`vault kv undelete -mount=muster -versions=1 i/,
      ),
      expect.stringMatching(/secret redis\/default$/),
      'new    signing key of invite',
    ]);
    const after = personWith();
    await doctor(vault, config, 'vault-operator', after.person);
    expect(after.told()).toContain('ok     redis/default: is there, version 2');
    const again = vault.withToken(await makeRootToken(vault, shares.slice(0, 2)));
    expect((await findSecret(again, serviceKey('invite'), SigningKey))?.secret.kid).toBe('invite-2');
  });

  it('goes on where it was broken off', async () => {
    const { root, config, roles } = await openVault();
    // A folder that cannot be made: a file is in its place.
    await writeFile(config.HANDOVER_DIR, '');
    const failing = personWith();
    await expect(bootstrap(root, config, failing.person)).rejects.toThrow(config.HANDOVER_DIR);
    expect(failing.told()).toContain('Not all of it was done. The root token lives');
    const { person, told } = personWith();
    await bootstrap(root, { ...config, HANDOVER_DIR: `${config.HANDOVER_DIR}-2` }, person);
    const processes = Object.values(roles.roles).flatMap(role => role.processes);
    expect(told().match(/^new /gm)).toHaveLength(processes.length);
  });

  it('hands over another secret id where nobody can get at the one that lives', async () => {
    const { vault, shares, config } = await bootstrappedVault();
    const lying = (process: string) => join(config.HANDOVER_DIR, process, 'wrapped-secret-id');
    // Opened, as it also looks after its hour; never written down; and taken, which is as it should be.
    const wrapping = (await readFile(lying('gateway'), 'utf8')).trim();
    await vault.withToken(wrapping).tell({ method: 'POST', path: 'sys/wrapping/unwrap' });
    await rm(lying('parsing'));
    await take(vault, join(config.HANDOVER_DIR, 'identity'));
    const root = vault.withToken(await makeRootToken(vault, shares.slice(0, 2)));
    const { person, told } = personWith();
    await bootstrap(root, config, person);
    const news = told().match(/^new .*/gm) ?? [];
    expect(news.map(line => /for ([\w-]+)/.exec(line)?.[1])).toEqual(['gateway', 'parsing']);
    for (const process of ['gateway', 'parsing']) await take(vault, join(config.HANDOVER_DIR, process));
  });

  it('says what to do where Vault turns on no audit device, as OpenBao never does', async () => {
    const { root, config, folder } = await openVault();
    const attempt = bootstrap(root, { ...config, VAULT_AUDIT_FILE: folder }, personWith().person);
    await expect(attempt).rejects.toThrow(/no audit device: .*VAULT_AUDIT_FILE.*OpenBao.*audit "file"/);
  });

  it('lets each process log in with what it alone was handed, and read its own secrets and no others', async () => {
    const { vault, config, roles } = await bootstrappedVault();
    const all = new Set([...roleSecrets.values()].flat());
    for (const [role, { processes }] of Object.entries(roles.roles)) {
      for (const process of processes) {
        const own = join(config.HANDOVER_DIR, process);
        expect((await stat(join(own, 'wrapped-secret-id'))).mode & 0o777).toBe(0o600);
        const wrapping = vault.withToken((await readFile(join(own, 'wrapped-secret-id'), 'utf8')).trim());
        await take(vault, own);
        const unwrap = wrapping.tell({ method: 'POST', path: 'sys/wrapping/unwrap' });
        await expect(unwrap).rejects.toThrow(/40[03]/);
      }
      const service = await logIn(vault, join(config.HANDOVER_DIR, processes[0] ?? ''));
      const readable = await Promise.all(
        [...all].map(async path => {
          const call = { method: 'GET', path: `muster/data/${path}` } as const;
          const found = await service.find(call, z.unknown()).catch(() => undefined);
          // What people enter is not there yet, and may be looked for.
          if (found !== undefined) expect(found === null).toBe(path in ENTERED);
          return found === undefined ? [] : [path];
        }),
      );
      if (role !== 'vault-operator') {
        expect(readable.flat().sort()).toEqual([...(roleSecrets.get(role) ?? [])].sort());
      }
    }
  });
});
