import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createIntegrationClient, SERVICES } from '@muster/contracts';
import { seedLocalSecrets } from '@muster/secrets';
import { clock } from '@muster/service-kit';
import { createTestClock, startPostgres, startRedis, type TestClock } from '@muster/testkit';
import { z } from 'zod';
import { loadConfig } from '../../src/config.ts';
import { createDependencies, type Dependencies } from '../../src/dependencies.ts';
import type { World } from './world.ts';

export type Installation = {
  dependencies: Dependencies;
  clock: TestClock;
  /** Process ids of Postgres (of its first process) and Redis. */
  parts: readonly number[];
  stop(): Promise<void>;
};

const RightsQuestion = z.object({ channel: z.string() });

/** account-manager in this process, on a Postgres and a Redis of its own, with a time that can be moved. */
export async function startInstallation(world: World): Promise<Installation> {
  const directory = await mkdtemp(path.join(tmpdir(), 'muster-bench-schedule-'));
  const secrets = { dir: path.join(directory, 'secrets'), keyFile: path.join(directory, 'key') };
  await seedLocalSecrets({ ...secrets, services: SERVICES, telegramApp: { apiId: '1', apiHash: 'x' } });
  const [postgres, redis] = await Promise.all([
    startPostgres({ dataDir: path.join(directory, 'postgres'), durable: false }),
    startRedis(),
  ]);
  const moved = await createTestClock(redis.url);
  const opened = await createDependencies(
    loadConfig({
      MUSTER_MODE: 'development',
      PORT: '0',
      LOG_LEVEL: 'error',
      SECRETS_STORE: 'local',
      SECRETS_DIR: secrets.dir,
      SECRETS_KEY_FILE: secrets.keyFile,
      DATABASE_URL: postgres.url('postgres'),
      REDIS_URL: redis.url,
      IDENTITY_URL: 'http://127.0.0.1:1',
      INTEGRATION_URL: 'http://127.0.0.1:1',
    }),
  );
  return {
    dependencies: { ...opened, integration: rightsOf(world) },
    clock: moved,
    parts: [postgres.mark.pid, redis.mark.pid],
    async stop() {
      await opened.close();
      await moved.close();
      await Promise.all([postgres.stop(), redis.stop()]);
      await rm(directory, { recursive: true });
    },
  };
}

/** integration, as far as it is asked: who may invite where. */
function rightsOf({ accounts }: World) {
  const rights = new Map(accounts.map(account => [account.id, account.rights]));
  return createIntegrationClient({
    baseUrl: 'http://integration.test',
    async fetch(request) {
      const accountId = request.url.split('/').at(-2) ?? '';
      const { channel } = RightsQuestion.parse(await request.json());
      return Response.json({
        status: 'known',
        mayInvite: rights.get(accountId)?.has(channel) ?? false,
        checkedAt: new Date(clock.now()).toISOString(),
      });
    },
  });
}
