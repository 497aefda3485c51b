import { SERVICES } from '@muster/contracts';
import { generatedSecrets, makeMissing } from '@muster/secrets';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
// By their places: testkit needs this package, so that this one cannot name it among those it needs.
import { type PreparedVault, prepareVault } from '../../secrets/test/vault/prepare-vault.ts';
import { freePort } from '../../testkit/src/network/free-ports.ts';
import { startVaultDouble, type VaultDouble } from '../../testkit/src/vault/index.ts';
import { baseConfig, Closables, createLogger, openFoundation, parseConfig } from '../src/index.ts';

let double: VaultDouble;
let vault: PreparedVault;
const opened = new Closables();
beforeEach(async () => {
  double = await startVaultDouble();
  vault = await prepareVault(double);
  const keeper = { has: async () => false, write: vault.put };
  await makeMissing(keeper, generatedSecrets(SERVICES));
});
afterEach(async () => {
  await opened.close();
  await vault.end();
  await double.stop();
});

it('lives while it waits for Vault, is not ready, and tells why; then its port is free for the service itself', async () => {
  const port = await freePort();
  const config = parseConfig(z.object(baseConfig), {
    MUSTER_MODE: 'production',
    PORT: String(port),
    IDENTITY_URL: 'http://127.0.0.1:1',
    VAULT_ADDR: double.url,
    VAULT_ROLE_ID_FILE: vault.files.roleIdFile,
    VAULT_SECRET_ID_FILE: vault.files.secretIdFile,
    VAULT_MOUNT: vault.role,
  });
  const ask = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`);
    return { status: response.status, text: await response.text() };
  };
  const log = createLogger({ name: 'parsing', level: 'silent' });
  await double.restart();
  const opening = openFoundation(opened, config, { service: 'parsing' }, { log });
  await expect.poll(() => ask('/healthz').catch(() => null)).toMatchObject({ status: 200 });
  const waiting = await ask('/readyz');
  expect([waiting.status, JSON.parse(waiting.text)]).toMatchObject([
    503,
    { status: 'not_ready', checks: { secrets: 'sealed' } },
  ]);
  expect((await ask('/metrics')).text).toMatch(/vault_state\{.*state="sealed".*\} 1/);
  await vault.unseal();
  const foundation = await opening;
  await expect(ask('/healthz')).rejects.toThrow();
  expect(await foundation.hasSecrets()).toEqual({});
  await double.kill();
  expect(await foundation.hasSecrets()).toEqual({ held: 'Vault gives no answer' });
});
