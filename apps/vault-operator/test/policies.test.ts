import { readdir, readFile } from 'node:fs/promises';
import { SERVICES } from '@muster/contracts';
import { roleSecrets, serviceSecrets } from '@muster/secrets';
import { describe, expect, it } from 'vitest';
import { readRoles } from '../src/bootstrap/roles.ts';
import { loadConfig } from '../src/config.ts';
import { MOUNT } from '../src/vault/mounts.ts';

const { POLICIES_DIR, ROLES_FILE } = loadConfig({ VAULT_ADDR: 'https://vault:8200' });

/** What every service may do with its own token. */
const ownToken = {
  'auth/token/lookup-self': ['read'],
  'auth/token/renew-self': ['update'],
  'auth/token/revoke-self': ['update'],
};

/** The rules of a policy that says nothing but paths and capabilities; anything else in it fails. */
async function rulesOf(role: string): Promise<Record<string, string[]>> {
  const text = (await readFile(`${POLICIES_DIR}${role}.hcl`, 'utf8')).replaceAll(/^#.*$/gm, '');
  const RULE = /path "([^"]+)" \{\s*capabilities = \[([^\]]*)\]\s*\}/g;
  expect(text.replaceAll(RULE, '').trim()).toBe('');
  const rules = [...text.matchAll(RULE)].map(([, path = '', list = '']) => [
    path,
    list.split(',').map(word => word.trim().replaceAll('"', '')),
  ]);
  return Object.fromEntries(rules);
}

describe('a policy', () => {
  it.each([...roleSecrets])(
    'lets %s read every secret of its list, and nothing more',
    async (role, paths) => {
      const secrets = paths.map(path => [`${MOUNT}/data/${path}`, ['read']]);
      expect(await rulesOf(role)).toEqual({ ...Object.fromEntries(secrets), ...ownToken });
    },
  );

  it('is there for every role and for vault-operator, and so is a role with its processes', async () => {
    const roles = [...roleSecrets.keys(), 'vault-operator'].sort();
    expect([...serviceSecrets.keys()].sort()).toEqual([...SERVICES].sort());
    expect((await readdir(POLICIES_DIR)).sort()).toEqual(roles.map(role => `${role}.hcl`).sort());
    expect(Object.keys((await readRoles(ROLES_FILE)).roles).sort()).toEqual(roles);
  });

  it('of vault-operator reads no secret but those that a rotation builds upon', async () => {
    const rules = Object.entries(await rulesOf('vault-operator'));
    const readable = rules.flatMap(([path, can]) =>
      path.startsWith(`${MOUNT}/data/`) && can.includes('read') ? [path] : [],
    );
    expect(readable.sort()).toEqual([
      `${MOUNT}/data/identity/access-token-key`,
      `${MOUNT}/data/integration/session-wrapping-key`,
      `${MOUNT}/data/service-keys/public`,
      `${MOUNT}/data/vault-operator/rotation`,
    ]);
  });
});
