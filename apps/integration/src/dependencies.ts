import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { ACCOUNT_LOG_DAYS, CALL_DEADLINE_MS, loginEvents } from '@muster/contracts';
import { type SecretStore, SymmetricKey, secretPaths, TelegramApp as TelegramSecret } from '@muster/secrets';
import {
  accountManagerClient,
  type Closables,
  type CurrentPassword,
  clock,
  createBlockingRedis,
  createPersonHasher,
  createRedis,
  integrationClient,
  LiveFeed,
  type Logger,
  type Metrics,
  newId,
  openDatabase,
  openFoundation,
  openParts,
  type ReadinessCheck,
  retryTransactions,
  startSweeper,
  type Verifiers,
} from '@muster/service-kit';
import { PrismaPg } from '@prisma/adapter-pg';
import { createAccountLog } from './account-log/account-log.ts';
import { logStore } from './account-log/repository.ts';
import { type AccountManager, createAccountManager } from './account-manager.ts';
import { accountStore } from './accounts/repository.ts';
import { assemble, type Features } from './assemble.ts';
import { channelStore } from './channels/repository.ts';
import type { Config } from './config.ts';
import { careFor } from './connections/care.ts';
import { checkSessionThrough } from './connections/check-session.ts';
import type { OpenConnection } from './connections/connections.ts';
import { PrismaClient } from './generated/prisma/client.ts';
import { linkStore } from './invite-links/repository.ts';
import { loginCodes } from './login-codes/repository.ts';
import { loginStore } from './logins/repository.ts';
import { reportStore } from './outbox/repository.ts';
import { keepAlive } from './ownership/keep-alive.ts';
import { createOwnership, type Ownership } from './ownership/ownership.ts';
import { grantStore } from './ownership/repository.ts';
import { redisSigns } from './ownership/scripts.ts';
import { keyStore } from './peers/key-repository.ts';
import { peerStore } from './peers/repository.ts';
import { nameStore } from './people/repository.ts';
import { createProofs } from './permits/proofs.ts';
import { journal } from './permits/repository.ts';
import { removalStore } from './removals/repository.ts';
import { sessionStore } from './sessions/repository.ts';
import { openWrappingKeys } from './sessions/wrapping-keys.ts';
import { openConnection, type TelegramApp } from './telegram/connection.ts';
import type { Network } from './telegram/network.ts';
import { takeQuickPowers } from './telegram/quick-powers.ts';
import { trustServerKey } from './telegram/server-keys.ts';

const DAY_MS = 24 * 60 * 60_000;

/** Within this time a new wrapping key is noticed, and rows that are to be forgotten are, in real ms. */
const TIDY_EVERY_MS = 30_000;

const MIGRATIONS = new URL('../prisma/migrations/', import.meta.url);

/** All that integration works with, opened once a process. */
export type Dependencies = Features & {
  log: Logger;
  metrics: Metrics;
  verifiers: Verifiers;
  readiness: Record<string, ReadinessCheck>;
  close(): Promise<void>;
};

/** What a test puts in the place of other services and of long waits. */
export type Replaced = {
  log?: Logger;
  accountManager?: AccountManager;
  verifyUser?: Verifiers['verifyUser'];
  /** Real ms Telegram gets to answer a call. */
  callDeadlineMs?: number;
};

/** Opens everything, applying migrations first, and settles what an earlier process left in the middle. */
export function createDependencies(config: Config, replaced: Replaced = {}): Promise<Dependencies> {
  return openParts(async opened => {
    const foundation = await openFoundation(opened, config, { service: 'integration' }, replaced);
    const { log, metrics, secrets, passwords, hasSecrets, keyRing, tokenFor, verifiers } = foundation;
    const { currentApp, ...keys } = await readSecrets(secrets);
    const database = { databaseUrl: config.DATABASE_URL, migrations: MIGRATIONS };
    const { pool, isMigrated } = await openDatabase(opened, foundation, database);
    const prisma = retryTransactions(
      opened.add(new PrismaClient({ adapter: new PrismaPg(pool) }), p => p.$disconnect()),
    );
    const password = await passwords.redis(config.REDIS_URL);
    const redis = opened.add(createRedis(config.REDIS_URL, log, { password }), async r => r.disconnect());
    const reader = createBlockingRedis(config.REDIS_URL, log, { password });
    const feed = opened.add(
      new LiveFeed({ service: 'integration', events: loginEvents, redis, reader, log }),
      f => f.close(),
    );
    // The same after a restart: whoever listens here next finds what was left in the middle.
    const replica = `${hostname()}:${config.PORT}`;
    const ownership = openOwnership(opened, { config, password, prisma, log, name: replica });
    const logins = loginStore(prisma, replica);
    const codes = loginCodes(prisma);
    const accountLogStore = logStore(pool);
    const accountLog = createAccountLog({ store: accountLogStore, log, metrics });
    // Closed after all that may note something.
    opened.add(accountLog, l => l.close());
    const features = assemble({
      log,
      metrics,
      accounts: accountStore(prisma),
      removals: removalStore(prisma),
      accountLog,
      accountLogStore,
      sessions: sessionStore(prisma),
      peers: peerStore(pool, prisma),
      channels: channelStore(pool),
      keys: keyStore(pool),
      names: nameStore(prisma),
      links: linkStore(prisma),
      journal: journal(prisma, replica),
      reports: reportStore(prisma),
      loginStore: logins,
      codes,
      feed,
      accountManager:
        replaced.accountManager ??
        createAccountManager(accountManagerClient(config.ACCOUNT_MANAGER_URL, tokenFor)),
      proofs: createProofs(keyRing),
      ...keys,
      ownership,
      openConnection: await telegramOf(config, currentApp),
      checkSessionAt: checkSessionThrough(url => integrationClient(url, tokenFor)),
      callDeadlineMs: replaced.callDeadlineMs ?? CALL_DEADLINE_MS,
    });
    // Closed after the connections, which end what is being read.
    opened.add(features.knowChannels, k => k.close());
    opened.add(features.connections, c => c.handOver());
    for (const listening of features.liveness.listening) opened.add(listening, l => l.close());
    opened.add(careFor(features.liveness.looks, log), c => c.close());
    opened.add(features.loseLogins, l => l.own());
    opened.add(features.live, l => l.close());
    await features.loseLogins.own();
    await features.giveUp.leftBehind();
    opened.add(
      startSweeper(
        {
          outbox: features.outbox.sweep,
          permits: features.giveUp.overdue,
          removals: features.removals.sweep,
          logins: async () => {
            await features.expireLogins();
            await features.loseLogins.ofTheDead();
          },
        },
        log,
      ),
      s => s.close(),
    );
    const tidying = startSweeper(
      {
        sessions: features.rewrapSessions,
        accountLog: () => accountLogStore.forget(new Date(clock.now() - ACCOUNT_LOG_DAYS * DAY_MS)),
        journal: features.forgetPermits,
        logins: async () => {
          await logins.forgetOld(clock.now());
          await codes.forgetOld(clock.now());
        },
      },
      log,
      TIDY_EVERY_MS,
    );
    opened.add(tidying, t => t.close());
    return {
      ...features,
      log,
      metrics,
      verifiers: { ...verifiers, ...(replaced.verifyUser && { verifyUser: replaced.verifyUser }) },
      readiness: { postgres: isMigrated, redis: ownership.renew, secrets: hasSecrets },
    };
  });
}

/** A command that Redis does not answer in this time has failed, in ms: signs of life are due every three seconds. */
const REDIS_DEADLINE_MS = 2_000;

/** What this incarnation of the process may own, as long as it gives signs of life. */
function openOwnership(
  opened: Closables,
  parts: {
    config: Config;
    password: CurrentPassword | undefined;
    prisma: PrismaClient;
    log: Logger;
    name: string;
  },
): Ownership {
  const { config, password, prisma, log, name } = parts;
  const redis = createRedis(config.REDIS_URL, log, { password, commandTimeout: REDIS_DEADLINE_MS });
  opened.add(redis, async r => r.disconnect());
  const replica = { id: newId(), name, url: config.REPLICA_URL ?? `http://${config.HOST}:${config.PORT}` };
  const grants = grantStore(prisma, replica);
  const ownership = createOwnership({ replica, signs: redisSigns(redis), grants, log });
  opened.add(ownership, o => o.close());
  opened.add(keepAlive(ownership, log), k => k.close());
  return ownership;
}

async function readSecrets(secrets: SecretStore) {
  const hashing = await secrets.read(secretPaths.peopleHashingKey, SymmetricKey);
  return {
    wrappingKeys: await openWrappingKeys(secrets),
    hashPerson: createPersonHasher(hashing.key),
    currentApp: await secrets.follow(secretPaths.telegramApp, TelegramSecret, ({ apiId, apiHash }) => ({
      apiId: Number(apiId),
      apiHash,
    })),
  };
}

/**
 * How this installation reaches Telegram; in the demo, only the sandbox's key is believed. Each connection is opened as
 * the application of that moment, and stays so.
 */
async function telegramOf(config: Config, currentApp: () => TelegramApp): Promise<OpenConnection> {
  takeQuickPowers();
  const demo = config.MUSTER_MODE === 'demo';
  if (config.TELEGRAM_PUBLIC_KEY_FILE) {
    trustServerKey(await readFile(config.TELEGRAM_PUBLIC_KEY_FILE, 'utf8'), { only: demo });
  }
  const network: Network = {
    loopbackOnly: demo,
    ...(config.TELEGRAM_DATA_CENTERS && { dataCenters: config.TELEGRAM_DATA_CENTERS }),
  };
  return (stored, signal, mayWrite) =>
    openConnection(
      { app: currentApp(), network, ...(stored && { stored }), ...(mayWrite && { mayWrite }) },
      signal,
    );
}
