import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { SERVICES } from '@muster/contracts';
import { LocalSecretStore, seedLocalSecrets } from '@muster/secrets';
import {
  Closables,
  createJwtSigner,
  createLogger,
  createServiceVerifier,
  JWKS_PATH,
  loadServiceKeys,
  newId,
} from '@muster/service-kit';
import { createTestRedis } from '@muster/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildApp, buildHealthApp } from '../src/app.ts';
import { loadConfig } from '../src/config.ts';
import { createDependencies, type Dependencies } from '../src/dependencies.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const key = { kid: 'access-1', privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
const keys = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: key.kid, use: 'sig' }] };

/** identity as the gateway sees it: its keys, and one route. */
const identity = http.createServer((request, response) => {
  if (request.url === JWKS_PATH && !identityIsUp) response.writeHead(500).end();
  else response.end(JSON.stringify(request.url === JWKS_PATH ? keys : {}));
});
let identityIsUp = true;

const opened = new Closables();
const logged = new PassThrough({ encoding: 'utf8' });
let store: { dir: string; keyFile: string };
let dependencies: Dependencies;
let app: Awaited<ReturnType<typeof buildApp>>;
let health: ReturnType<typeof buildHealthApp>;
beforeAll(async () => {
  const directory = opened.add(await mkdtemp(path.join(tmpdir(), 'muster-gateway-')), d =>
    rm(d, { recursive: true }),
  );
  store = { dir: path.join(directory, 'secrets'), keyFile: path.join(directory, 'key') };
  await seedLocalSecrets({ ...store, services: SERVICES, telegramApp: { apiId: '1', apiHash: 'hash' } });
  opened.add(identity.listen(0, '127.0.0.1'), async s => s.closeAllConnections());
  await once(identity, 'listening');
  const address = identity.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const config = loadConfig({
    MUSTER_MODE: 'development',
    PORT: '0',
    HEALTH_PORT: '0',
    REDIS_URL: (await createTestRedis()).url,
    SECRETS_STORE: 'local',
    SECRETS_DIR: store.dir,
    SECRETS_KEY_FILE: store.keyFile,
    IDENTITY_URL: url,
    INTEGRATION_URL: url,
    ACCOUNT_MANAGER_URL: url,
    PARSING_URL: url,
    INVITE_URL: url,
    PARSING_WORKER_URL: url,
    INVITE_WORKER_URL: url,
  });
  const log = createLogger({ name: 'gateway', level: 'warn', destination: logged });
  dependencies = opened.add(await createDependencies(config, log), d => d.close());
  await once(dependencies.redis, 'ready');
  app = opened.add(await buildApp(dependencies), a => a.close());
  health = opened.add(buildHealthApp(dependencies), a => a.close());
});
afterAll(() => opened.close());

const checks = async () => (await health.inject('/readyz')).json();

const call = (token: string) =>
  app.inject({ url: '/api/v1/auth/me', headers: { authorization: `Bearer ${token}` } });

const tokenOf = (kid: string) => {
  const now = Math.floor(Date.now() / 1000);
  const user = { sub: newId(), team: newId(), role: 'viewer', operator: false };
  return createJwtSigner({ ...key, kid })({
    iss: 'identity',
    aud: 'muster',
    ...user,
    iat: now,
    exp: now + 60,
  });
};

it('cannot tell anybody apart while identity does not publish its keys, and says so; why stands in its log, once', async () => {
  identityIsUp = false;
  logged.read();
  for (let asked = 0; asked < 3; asked += 1)
    expect(await checks()).toMatchObject({
      status: 'not_ready',
      checks: { redis: 'ok', identity: 'failed' },
    });
  const lines = String(logged.read() ?? '');
  expect(lines.match(/identity answers 500 instead of its keys/g)).toHaveLength(1);
  expect((await call(tokenOf('access-1'))).json()).toMatchObject({ code: 'service_unavailable' });
});

it('lets in with a token that identity signed as soon as its keys are there', async () => {
  identityIsUp = true;
  expect(await checks()).toMatchObject({
    status: 'ready',
    checks: { redis: 'ok', identity: 'ok' },
    versions: { redis: expect.stringMatching(/^\d+\.\d+/), node: process.versions.node },
  });
  expect((await call(tokenOf('access-1'))).statusCode).toBe(200);
  expect((await call(tokenOf('access-2'))).statusCode).toBe(401);
});

it('proves itself to each upstream with its own key', async () => {
  const { ring } = await loadServiceKeys(await LocalSecretStore.open(store), 'parsing');
  const token = dependencies.tokenFor('parsing');
  expect(await createServiceVerifier('parsing', ring)(token)).toBe('gateway');
  expect(await createServiceVerifier('invite', ring)(token)).toBeNull();
});

it('counts its requests where only the installation reads them', async () => {
  expect((await health.inject('/metrics')).body).toContain('process="gateway"');
  expect((await health.inject('/healthz')).json()).toEqual({ status: 'ok' });
});
