import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { SERVICE_TOKEN_HEADER, SERVICES, type Service, SignedIn } from '@muster/contracts';
import { LocalSecretStore, seedLocalSecrets } from '@muster/secrets';
import {
  Closables,
  createLogger,
  createServiceTokens,
  loadServiceKeys,
  type ServiceApp,
} from '@muster/service-kit';
import { createTestDatabase } from '@muster/testkit';
import type { LightMyRequestResponse } from 'fastify';
import { buildApp } from '../src/app.ts';
import { loadConfig } from '../src/config.ts';
import { createDependencies } from '../src/dependencies.ts';

export const password = 'a long enough password';

/** identity on a database and secrets of its own, its time in the hands of the test. */
export async function startIdentity(env: { MUSTER_MODE?: string; ACCESS_TOKEN_TTL_S?: string } = {}) {
  const opened = new Closables();
  const directory = opened.add(await mkdtemp(path.join(tmpdir(), 'muster-identity-')), d =>
    rm(d, { recursive: true }),
  );
  const database = opened.add(await createTestDatabase(), d => d.drop());
  const store = { dir: path.join(directory, 'secrets'), keyFile: path.join(directory, 'key') };
  await seedLocalSecrets({ ...store, services: SERVICES, telegramApp: { apiId: '1', apiHash: 'hash' } });
  const config = loadConfig({
    MUSTER_MODE: 'demo',
    PORT: '0',
    DATABASE_URL: database.url,
    SECRETS_STORE: 'local',
    SECRETS_DIR: store.dir,
    SECRETS_KEY_FILE: store.keyFile,
    IDENTITY_URL: 'http://127.0.0.1:1',
    ...env,
  });
  const time = { passedMs: 0 };
  const clock = { now: () => Date.now() + time.passedMs };
  const logged = new PassThrough({ encoding: 'utf8' });
  const log = createLogger({ name: 'identity', level: 'trace', destination: logged });
  const dependencies = opened.add(await createDependencies(config, log, clock), d => d.close());
  const app: ServiceApp = opened.add(await buildApp(dependencies), a => a.close());
  const secrets = await LocalSecretStore.open(store);
  const tokensOf = async (service: Service) =>
    createServiceTokens(service, (await loadServiceKeys(secrets, service)).sign);
  const tokenFor = await tokensOf('gateway');

  const asGateway = () => ({ [SERVICE_TOKEN_HEADER]: tokenFor('identity') });
  const asService = async (service: Service) => ({
    [SERVICE_TOKEN_HEADER]: (await tokensOf(service))('identity'),
  });
  const post = (url: string, options: { body?: object; refreshToken?: string | undefined } = {}) =>
    app.inject({
      method: 'POST',
      url: `/api/v1/auth/${url}`,
      headers: asGateway(),
      ...(options.body && { payload: options.body }),
      ...(options.refreshToken && { cookies: { muster_refresh: options.refreshToken } }),
    });
  return {
    app,
    database,
    dependencies,
    asGateway,
    asService,
    post,
    register: (email: string) => post('register', { body: { email, password } }),
    refresh: (refreshToken?: string) => post('refresh', { refreshToken }),
    passTime: (ms: number) => {
      time.passedMs += ms;
    },
    logLines: () => String(logged.read() ?? ''),
    close: () => opened.close(),
  };
}
export type Identity = Awaited<ReturnType<typeof startIdentity>>;

export const signedIn = (answer: LightMyRequestResponse) => SignedIn.parse(answer.json());

export const cookie = (answer: LightMyRequestResponse) =>
  answer.cookies.find(({ name }) => name === 'muster_refresh');

/** The refresh token an answer sets; '' where it clears or sets none. */
export const refreshToken = (answer: LightMyRequestResponse) => cookie(answer)?.value ?? '';

export const problemCode = (answer: LightMyRequestResponse) => answer.json().code;
