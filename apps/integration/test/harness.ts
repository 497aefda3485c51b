import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type LeaseClaims,
  type PermitClaims,
  type Role,
  SERVICE_TOKEN_HEADER,
  SERVICES,
  type Service,
} from '@muster/contracts';
import { LocalSecretStore, SigningKey, SymmetricKey, secretPaths, seedLocalSecrets } from '@muster/secrets';
import {
  clock,
  createJwtSigner,
  createLogger,
  createPersonHasher,
  createServiceTokens,
  type HashPerson,
  newId,
  type ServiceApp,
  type Sign,
} from '@muster/service-kit';
import {
  createTestDatabase,
  createTestRedis,
  freePort,
  type Sandbox,
  startSandbox,
  type TestDatabase,
} from '@muster/testkit';
import { vi } from 'vitest';
import type { AccountManager } from '../src/account-manager.ts';
import { buildApp } from '../src/app.ts';
import type { Withheld } from '../src/chats/resolve-for-user.ts';
import { loadConfig } from '../src/config.ts';
import { createDependencies, type Dependencies } from '../src/dependencies.ts';
import type { NewReport } from '../src/outbox/report.ts';

/** account-manager as far as integration knows it: keeps what it is told, and gives what it is asked for. */
export type AccountManagerStub = AccountManager & {
  reports: NewReport[];
  /** While true nothing is accepted. */
  away: boolean;
  /** Which reports are not accepted. */
  refuses(report: NewReport): boolean;
  busy: boolean;
  /** What it says to whoever asks for a permit. */
  denial: Withheld | null;
  /** Of the accounts' standings; grows with every restriction that is reported. */
  standingVersion: number;
};

export type Harness = {
  sandbox: Sandbox;
  database: TestDatabase;
  secrets: LocalSecretStore;
  hashPerson: HashPerson;
  /** Signs as account-manager. */
  sign: Sign;
  tokenOf(service: Service): string;
  environment(extra?: Record<string, string>): NodeJS.ProcessEnv;
  /** Starts integration; every one that was started is stopped at the end. */
  start(options?: StartOptions): Promise<Integration>;
  /** Starts one more that the others reach, at a port of its own. */
  startReplica(options?: StartOptions): Promise<Integration>;
  close(): Promise<void>;
};

export type StartOptions = { callDeadlineMs?: number; env?: Record<string, string>; logLines?: string[] };

export type Integration = {
  app: ServiceApp;
  dependencies: Dependencies;
  accountManager: AccountManagerStub;
  call(
    as: Caller,
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    body?: object,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  headersOf(as: Caller): Record<string, string>;
  stop(): Promise<void>;
};

export type Caller = { teamId: string; role?: Role } | { service: Service } | 'nobody';

// biome-ignore lint/suspicious/noExplicitAny: an answer is compared with what is expected, field by field.
export type Answer = { status: number; body: any };

export async function createHarness(options: { people?: number } = {}): Promise<Harness> {
  const folder = await mkdtemp(join(tmpdir(), 'integration-test-'));
  const [sandbox, database, redis] = await Promise.all([
    // The quick profile of the demo, and tests that make many calls at once.
    startSandbox({ seed: 7, people: options.people ?? 2_000, patience: 'off' }),
    createTestDatabase(),
    createTestRedis(),
  ]);
  const server = await sandbox.control.server();
  const publicKeyFile = join(folder, 'telegram.pem');
  await writeFile(publicKeyFile, server.publicKeyPem);
  const secrets = { dir: join(folder, 'secrets'), keyFile: join(folder, 'key') };
  await seedLocalSecrets({
    ...secrets,
    services: SERVICES,
    telegramApp: { apiId: '4', apiHash: 'test-hash' },
  });
  const store = await LocalSecretStore.open(secrets);
  const signerOf = async (service: Service) =>
    createJwtSigner(await store.read(secretPaths.serviceKey(service), SigningKey));
  const signers = new Map(
    await Promise.all(SERVICES.map(async service => [service, await signerOf(service)] as const)),
  );
  const signAs = (service: Service): Sign => {
    const sign = signers.get(service);
    if (!sign) throw new Error(`no key for ${service}`);
    return sign;
  };
  const started = new Set<Integration>();

  const environment = (extra: Record<string, string> = {}) => ({
    MUSTER_MODE: 'demo',
    HOST: '127.0.0.1',
    PORT: '4100',
    LOG_LEVEL: 'info',
    DATABASE_URL: database.url,
    REDIS_URL: redis.url,
    SECRETS_STORE: 'local',
    SECRETS_DIR: secrets.dir,
    SECRETS_KEY_FILE: secrets.keyFile,
    IDENTITY_URL: 'http://127.0.0.1:1',
    ACCOUNT_MANAGER_URL: 'http://127.0.0.1:1',
    TELEGRAM_DATA_CENTERS: sandbox.dataCenters.map(dc => `${dc.id}=${dc.host}:${dc.port}`).join(','),
    TELEGRAM_PUBLIC_KEY_FILE: publicKeyFile,
    ...extra,
  });
  const tokenOf = (service: Service) => createServiceTokens(service, signAs(service))('integration');
  const hashing = await store.read(secretPaths.peopleHashingKey, SymmetricKey);

  const start = async ({ callDeadlineMs, env, logLines = [] }: StartOptions = {}): Promise<Integration> => {
    const accountManager = createAccountManagerStub(signAs('account-manager'));
    const dependencies = await createDependencies(loadConfig(environment(env)), {
      accountManager,
      log: createLogger({
        name: 'integration',
        level: 'trace',
        destination: { write: line => void logLines.push(line) },
      }),
      verifyUser: async token => {
        const [teamId = '', role = 'member'] = token.split('.');
        const known = role === 'viewer' || role === 'admin' ? role : 'member';
        return {
          id: teamId,
          teamId,
          role: known,
          operator: false,
          expiresAtMs: clock.now() + 60_000,
          token,
        };
      },
      ...(callDeadlineMs !== undefined && { callDeadlineMs }),
    });
    const app = await buildApp(dependencies);
    const integration: Integration = {
      app,
      dependencies,
      accountManager,
      async call(as, method, url, body, headers) {
        const response = await app.inject({
          method,
          url,
          headers: { ...headersOf(as, tokenOf), ...headers },
          ...(body && { payload: body }),
        });
        return { status: response.statusCode, body: response.body === '' ? null : response.json() };
      },
      headersOf: as => headersOf(as, tokenOf),
      async stop() {
        started.delete(integration);
        await app.close();
        await dependencies.close();
      },
    };
    started.add(integration);
    return integration;
  };

  return {
    sandbox,
    database,
    secrets: store,
    hashPerson: createPersonHasher(hashing.key),
    sign: signAs('account-manager'),
    tokenOf,
    environment,
    start,
    async startReplica(options = {}) {
      const port = await freePort();
      const replica = await start({ ...options, env: { PORT: String(port), ...options.env } });
      await replica.app.listen({ host: '127.0.0.1', port });
      return replica;
    },
    async close() {
      await Promise.all([...started].map(integration => integration.stop()));
      await Promise.all([sandbox.stop(), database.drop()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function headersOf(as: Caller, tokenOf: (service: Service) => string): Record<string, string> {
  if (as === 'nobody') return {};
  if ('service' in as) return { [SERVICE_TOKEN_HEADER]: tokenOf(as.service) };
  return {
    [SERVICE_TOKEN_HEADER]: tokenOf('gateway'),
    authorization: `Bearer ${as.teamId}.${as.role ?? 'member'}`,
  };
}

function createAccountManagerStub(sign: Sign): AccountManagerStub {
  const reports: NewReport[] = [];
  const leases = new Map<string, { accountId: string; teamId: string }>();
  const stub: AccountManagerStub = {
    reports,
    away: false,
    refuses: () => false,
    busy: false,
    denial: null,
    standingVersion: 0,
    async deliverReport(report) {
      if (stub.away || stub.refuses(report)) throw new Error('account-manager is away');
      reports.push(report);
      return report.report.about === 'restriction' ? { standingVersion: ++stub.standingVersion } : null;
    },
    async takeLease(account) {
      if (stub.busy) return { code: 'account_busy', retryAt: new Date(clock.now() + 5_000).toISOString() };
      const lease = { id: newId(), token: 'lease' };
      leases.set(lease.id, { accountId: account.id, teamId: account.teamId });
      return lease;
    },
    async requestPermit({ id }, { permitId, target }) {
      const lease = leases.get(id);
      if (!lease) return { code: 'account_busy', retryAt: null };
      if (stub.denial) return stub.denial;
      return {
        token: permitToken(sign, { ...lease, jti: permitId, action: 'resolve', channel: null, target }),
      };
    },
    async releaseLease({ id }) {
      leases.delete(id);
    },
  };
  return stub;
}

type PermitFor = Pick<PermitClaims, 'accountId' | 'teamId' | 'target'> & Partial<PermitClaims>;

/** A permit as account-manager signs it, good for five seconds. */
export const permitToken = (sign: Sign, permit: PermitFor): string =>
  sign({
    iss: 'account-manager',
    aud: 'integration',
    typ: 'permit',
    jti: newId(),
    action: 'invite',
    channel: null,
    wroteFirst: false,
    fencingToken: 1,
    expiresAtMs: clock.now() + 5_000,
    ...permit,
  });

/** A lease's proof as account-manager signs it, good for thirty seconds. */
export const leaseToken = (
  sign: Sign,
  lease: Pick<LeaseClaims, 'accountId' | 'teamId'> & Partial<LeaseClaims>,
): string =>
  sign({
    iss: 'account-manager',
    aud: 'integration',
    typ: 'lease',
    leaseId: newId(),
    purpose: 'parse',
    fencingToken: 1,
    readsPerMinute: 90,
    expiresAtMs: clock.now() + 30_000,
    ...lease,
  });

let phones = 0;

/** A Telegram account that exists in the sandbox, with a number of its own. */
export function createTelegramAccount(
  sandbox: Sandbox,
  extra: { password?: string; passwordHint?: string; username?: string; dcId?: number } = {},
) {
  phones += 1;
  const phone = `+7999${String(process.pid % 1000).padStart(3, '0')}${String(phones).padStart(4, '0')}`;
  return sandbox.control.createAccount({ phone, firstName: 'Anna', ...extra });
}

/** The newest code that was sent to an account. */
export async function newestCode(sandbox: Sandbox, userId: string): Promise<string> {
  const { items } = await sandbox.control.loginCodes(userId);
  const code = items[0]?.code;
  if (code === undefined) throw new Error('no code was sent');
  return code;
}

/** Connects a Telegram account through the API, as a person does; answers the account's id. */
export async function connectAccount(
  { sandbox }: Pick<Harness, 'sandbox'>,
  integration: Integration,
  teamId: string,
  telegram: { userId: string; phone: string },
): Promise<string> {
  const started = await integration.call({ teamId }, 'POST', '/api/v1/accounts/logins', {
    method: 'code',
    phone: telegram.phone,
  });
  if (started.status !== 201) throw new Error(`login answered ${JSON.stringify(started)}`);
  const code = await newestCode(sandbox, telegram.userId);
  const url = `/api/v1/accounts/logins/${started.body.id}/code`;
  const connected = await integration.call({ teamId }, 'POST', url, { code });
  if (connected.body.state !== 'connected') throw new Error(`code answered ${JSON.stringify(connected)}`);
  const { accountId } = connected.body;
  const account = await integration.call({ teamId }, 'GET', `/api/v1/accounts/${accountId}`);
  // One that goes on waiting for what Telegram asked of it before reads nothing.
  if (account.body.state === 'active') await untilChannelsKnown(integration, teamId, accountId);
  return accountId;
}

/** The chats of an account are read after its login has been answered; answers the first page of them. */
export function untilChannelsKnown(integration: Integration, teamId: string, accountId: string) {
  return vi.waitFor(
    async () => {
      // This waits for what is being read.
      await integration.dependencies.knowChannels.close();
      const url = `/api/v1/accounts/${accountId}/channels`;
      const { body } = await integration.call({ teamId }, 'GET', url);
      if (body.readAt === null) throw new Error('the chats of the account are not known yet');
      return body;
    },
    { timeout: 10_000, interval: 20 },
  );
}
