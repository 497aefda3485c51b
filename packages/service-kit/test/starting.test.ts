import { SERVICES } from '@muster/contracts';
import { generatedSecrets, makeMissing } from '@muster/secrets';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
// By their places: testkit needs this package, so that this one cannot name it among those it needs.
import { type PreparedVault, prepareVault } from '../../secrets/test/vault/prepare-vault.ts';
import { freePort } from '../../testkit/src/network/free-ports.ts';
import { startVaultDouble, type VaultDouble } from '../../testkit/src/vault/index.ts';
import {
  baseConfig,
  type Closable,
  createLogger,
  type Foundation,
  openFoundation,
  openParts,
  parseConfig,
} from '../src/index.ts';

const log = createLogger({ name: 'parsing', level: 'silent' });

let double: VaultDouble;
let vault: PreparedVault;
let url: string;
let opened: Closable | undefined;
beforeEach(async () => {
  double = await startVaultDouble();
  vault = await prepareVault(double);
  const keeper = { has: async () => false, write: vault.put };
  await makeMissing(keeper, generatedSecrets(SERVICES));
});
afterEach(async () => {
  await opened?.close();
  opened = undefined;
  await vault.end();
  await double.stop();
});

/** A process whose start goes on with `more` when it has its foundation. */
async function open<T extends object>(more: (foundation: Foundation) => Promise<T>) {
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  const config = parseConfig(z.object(baseConfig), {
    MUSTER_MODE: 'production',
    PORT: String(port),
    IDENTITY_URL: 'http://127.0.0.1:1',
    VAULT_ADDR: double.url,
    VAULT_ROLE_ID_FILE: vault.files.roleIdFile,
    VAULT_SECRET_ID_FILE: vault.files.secretIdFile,
    VAULT_MOUNT: vault.role,
  });
  const parts = await openParts(async closables =>
    more(await openFoundation(closables, config, { service: 'parsing' }, { log })),
  );
  opened = parts;
  return parts;
}

async function ask(path: string, request?: RequestInit) {
  const response = await fetch(url + path, request);
  return { status: response.status, text: await response.text() };
}
const isAlive = () => expect.poll(() => ask('/healthz').catch(() => null)).toMatchObject({ status: 200 });
async function readiness() {
  const { status, text } = await ask('/readyz');
  return [status, JSON.parse(text)];
}

it('lives while it waits for Vault, is not ready, and tells why; then its port is free for the service itself', async () => {
  await double.restart();
  const opening = open(async ({ hasSecrets }) => ({ hasSecrets }));
  await isAlive();
  expect(await readiness()).toMatchObject([503, { status: 'not_ready', checks: { secrets: 'sealed' } }]);
  const metrics = (await ask('/metrics')).text;
  expect(metrics).toMatch(/vault_state\{.*state="sealed".*\} 1/);
  expect(metrics).toMatch(/readiness_check_ok\{check="start".*\} 0/);
  await vault.unseal();
  const { hasSecrets } = await opening;
  await expect(ask('/healthz')).rejects.toThrow();
  expect(await hasSecrets()).toEqual({});
  await double.kill();
  expect(await hasSecrets()).toEqual({ held: 'Vault gives no answer' });
});

it('lives, and is not ready, until the rest of it has started too', async () => {
  const reached = Promise.withResolvers<void>();
  const rest = Promise.withResolvers<void>();
  const opening = open(async foundation => {
    reached.resolve();
    await rest.promise;
    return foundation;
  });
  await reached.promise;
  expect(await readiness()).toMatchObject([503, { checks: { secrets: 'ok', start: 'failed' } }]);
  rest.resolve();
  await opening;
  await expect(ask('/healthz')).rejects.toThrow();
});

it('leaves its port when its start fails', async () => {
  await expect(
    open(async () => {
      await isAlive();
      throw new Error('the database is away');
    }),
  ).rejects.toThrow('the database is away');
  await expect(ask('/healthz')).rejects.toThrow();
});

it('tells callers to come again, and nobody that what they asked for is not there', async () => {
  await double.restart();
  const opening = open(async foundation => foundation);
  await isAlive();
  const form = {
    method: 'POST',
    body: 'a=b',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  };
  for (const request of [{}, { method: 'POST', body: '{}' }, form]) {
    const { status, text } = await ask('/parsing/tasks/1', request);
    expect([status, JSON.parse(text)]).toMatchObject([503, { code: 'service_unavailable' }]);
  }
  await vault.unseal();
  await opening;
});
