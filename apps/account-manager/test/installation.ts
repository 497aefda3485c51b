import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  createIntegrationClient,
  type RestrictionKind,
  SERVICE_TOKEN_HEADER,
  SERVICES,
  type Service,
} from '@muster/contracts';
import { seedLocalSecrets } from '@muster/secrets';
import { createPersonHasher, newId, type ServiceApp, type UserIdentity } from '@muster/service-kit';
import { createTestClock, createTestDatabase, createTestRedis } from '@muster/testkit';
import { z } from 'zod';
import { buildApp } from '../src/app.ts';
import { loadConfig } from '../src/config.ts';
import { createDependencies, type Dependencies } from '../src/dependencies.ts';

const hash = createPersonHasher(Buffer.alloc(32, 7).toString('base64'));
let nextPerson = 1000n;
let nextChannel = 1000;

/** A channel nobody else in the file paces. */
export const newChannel = (): string => `telegram:${nextChannel++}`;

/** The keyed hash of a person nobody else in the run is. */
export const newPersonKey = (): string => hash(String(nextPerson++));

export const LeaseAnswer = z.union([
  z.object({
    status: z.literal('granted'),
    lease: z.object({
      id: z.string(),
      accountId: z.string(),
      fencingToken: z.number(),
      token: z.string(),
      expiresAt: z.string(),
    }),
  }),
  z.object({
    status: z.literal('none_eligible'),
    accounts: z.array(z.object({ accountId: z.string(), reason: z.string(), nextAt: z.string().nullable() })),
    nextAt: z.string().nullable(),
  }),
]);
export const PermitAnswer = z.union([
  z.object({
    status: z.literal('granted'),
    permit: z.object({ id: z.string(), token: z.string(), expiresAt: z.string() }),
  }),
  z.object({
    status: z.literal('denied'),
    denial: z.object({
      reason: z.string(),
      limit: z.string().nullable(),
      value: z.number().nullable(),
      used: z.number().nullable(),
      retryAt: z.string().nullable(),
    }),
  }),
]);
export type HeldLease = Extract<z.output<typeof LeaseAnswer>, { status: 'granted' }>['lease'] & {
  channel: string;
};

/** integration, as far as it is asked: every account may invite everywhere, but where it is said that it may not. */
function createRights(time: { now(): number }) {
  const denied = new Set<string>();
  const silent = new Set<string>();
  const asked: string[] = [];
  return {
    /** The accounts that were asked about, in order. */
    asked,
    deny: (accountId: string, channel: string) => denied.add(`${accountId} ${channel}`),
    /** From now on nothing is learned about this account. */
    silence: (accountId: string) => silent.add(accountId),
    give: (accountId: string, channel: string) => denied.delete(`${accountId} ${channel}`),
    integration: createIntegrationClient({
      baseUrl: 'http://integration.test',
      async fetch(request) {
        const accountId = new URL(request.url).pathname.split('/').at(-2) ?? '';
        const { channel } = z.object({ channel: z.string() }).parse(await request.json());
        asked.push(accountId);
        if (silent.has(accountId)) throw new Error('no answer');
        const mayInvite = !denied.has(`${accountId} ${channel}`);
        return Response.json({ status: 'known', mayInvite, checkedAt: new Date(time.now()).toISOString() });
      },
    }),
  };
}

/** account-manager on real Postgres and Redis, with a time that can be moved. */
export async function startInstallation() {
  const directory = await mkdtemp(path.join(tmpdir(), 'account-manager-'));
  const local = { dir: path.join(directory, 'secrets'), keyFile: path.join(directory, 'key') };
  await seedLocalSecrets({ ...local, services: SERVICES, telegramApp: { apiId: '1', apiHash: 'x' } });
  const [database, redis] = await Promise.all([createTestDatabase(), createTestRedis()]);
  const clock = await createTestClock(redis.url);
  const config = loadConfig({
    MUSTER_MODE: 'development',
    PORT: '0',
    LOG_LEVEL: 'error',
    SECRETS_STORE: 'local',
    SECRETS_DIR: local.dir,
    SECRETS_KEY_FILE: local.keyFile,
    DATABASE_URL: database.url,
    REDIS_URL: redis.url,
    IDENTITY_URL: 'http://127.0.0.1:1',
    INTEGRATION_URL: 'http://127.0.0.1:1',
  });
  const users = new Map<string, UserIdentity>();
  const rights = createRights(clock);
  const replicas: { app: ServiceApp; dependencies: Dependencies }[] = [];
  const startReplica = async () => {
    const dependencies: Dependencies = {
      ...(await createDependencies(config)),
      integration: rights.integration,
      verifiers: {
        verifyUser: async token => users.get(token) ?? null,
        verifyService: async token => SERVICES.find(service => service === token) ?? null,
      },
    };
    const replica = { app: await buildApp(dependencies), dependencies };
    replicas.push(replica);
    return replica;
  };
  return {
    ...(await startReplica()),
    clock,
    users,
    rights,
    /** One more process of account-manager, on the same Postgres and Redis. */
    startReplica,
    async stop() {
      for (const { app, dependencies } of replicas) {
        await app.close();
        await dependencies.close();
      }
      await clock.close();
      await database.drop();
      await rm(directory, { recursive: true });
    },
  };
}
export type Installation = Awaited<ReturnType<typeof startInstallation>>;

/** Calls a route as a service; answers status and body. */
export async function callAs(
  app: ServiceApp,
  service: Service,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  body?: object,
): Promise<{ status: number; body: unknown }> {
  const response = await app.inject({
    method,
    url,
    headers: { [SERVICE_TOKEN_HEADER]: service },
    ...(body && { payload: body }),
  });
  if (response.statusCode >= 500) throw new Error(`${method} ${url}: ${response.body}`);
  return { status: response.statusCode, body: response.body === '' ? null : response.json() };
}

/** Registers a new account of a new person, connected so many days ago. */
export async function connectAccount(
  { app, clock }: Installation,
  teamId: string,
  options: { id?: string; days?: number; personKey?: string } = {},
) {
  const id = options.id ?? newId();
  const personKey = options.personKey ?? newPersonKey();
  const connectedAt = new Date(clock.now() - (options.days ?? 30) * 86_400_000).toISOString();
  await callAs(app, 'integration', 'PUT', `/accounts/${id}`, {
    teamId,
    platform: 'telegram',
    personKey,
    connectedAt,
  });
  return { id, personKey };
}

export async function takeLease({ app }: Installation, teamId: string, request: object = {}) {
  const { body } = await callAs(app, 'invite', 'POST', '/leases', {
    teamId,
    purpose: 'parse',
    holder: 'a task',
    ...request,
  });
  return LeaseAnswer.parse(body);
}

/** Takes a lease that must be there: to invite into one channel, unless it is for something else. */
export async function holdLease(
  installation: Installation,
  teamId: string,
  request: { channel?: string; purpose?: string; accountIds?: string[] } = {},
): Promise<HeldLease> {
  const { channel = newChannel(), purpose = 'invite', accountIds } = request;
  const answer = await takeLease(installation, teamId, {
    purpose,
    ...(purpose === 'invite' && { channel }),
    ...(accountIds && { accountIds }),
  });
  if (answer.status !== 'granted') throw new Error(`no lease: ${JSON.stringify(answer)}`);
  return { ...answer.lease, channel };
}

export async function askPermit(
  { app }: Installation,
  lease: HeldLease,
  request: {
    permitId?: string;
    action?: string;
    channel?: string;
    target?: string;
    wroteFirst?: boolean;
  } = {},
) {
  const { body } = await callAs(app, 'invite', 'POST', `/leases/${lease.id}/permits`, {
    permitId: request.permitId ?? newId(),
    lease: lease.token,
    action: request.action ?? 'invite',
    ...(request.action === undefined || request.action === 'invite'
      ? { channel: request.channel ?? lease.channel }
      : {}),
    target: request.target ?? newPersonKey(),
    ...(request.wroteFirst && { wroteFirst: true }),
  });
  return PermitAnswer.parse(body);
}

export function reportOutcome(
  { app }: Installation,
  permitId: string,
  accountId: string,
  outcome: string,
  executedAt?: number,
) {
  return callAs(app, 'integration', 'POST', `/permits/${permitId}/outcome`, {
    accountId,
    outcome,
    ...(executedAt !== undefined && { executedAt: new Date(executedAt).toISOString() }),
  });
}

export function reportRestriction(
  { app, clock }: Installation,
  accountId: string,
  kind: RestrictionKind,
  waitSeconds?: number,
  reportId = newId(),
  observedAt = clock.now(),
) {
  return callAs(app, 'integration', 'POST', `/accounts/${accountId}/restrictions`, {
    reportId,
    kind,
    observedAt: new Date(observedAt).toISOString(),
    ...(waitSeconds !== undefined && { waitSeconds }),
  });
}
