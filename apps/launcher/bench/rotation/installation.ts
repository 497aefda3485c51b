import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { secretPaths } from '@muster/secrets';
import {
  freePort,
  type Redis,
  type Suite,
  type SuiteVault,
  startRedis,
  startSuite,
  startSuiteVault,
} from '@muster/testkit';

/** A suite in demo mode whose secrets lie in Vault, and whose Redis can lose everything. */
export type Installation = {
  suite: Suite;
  vault: SuiteVault;
  /** What it can lose Redis by; each resolves when Redis answers again, with nothing in it. */
  readonly wipes: readonly (() => Promise<void>)[];
  stop(): Promise<void>;
};

/**
 * A rotation waits until what an old key has signed has ended: of a user's access token 15 minutes, which is shortened
 * here to one. Nothing else is: the minute of calls between services and all other waits are those of an installation.
 */
export const ACCESS_TOKEN_TTL_S = 60;

export async function startInstallation(): Promise<Installation> {
  const directory = await mkdtemp(path.join(tmpdir(), 'muster-bench-rotation-'));
  const ends = [() => rm(directory, { recursive: true, force: true })];
  const stop = async () => {
    for (const end of ends.toReversed()) await end();
  };
  try {
    const vault = await startSuiteVault(directory);
    ends.push(vault.stop);
    const kept = {
      dataDir: path.join(directory, 'redis'),
      port: await freePort(),
      password: await vault.passwordOf(secretPaths.redis),
    };
    let redis: Redis = await startRedis(kept);
    ends.push(() => redis.stop());
    const suite = await startSuite({
      directory,
      mode: 'demo',
      vault,
      redisUrl: redis.url,
      env: {
        ACCESS_TOKEN_TTL_S: String(ACCESS_TOKEN_TTL_S),
        // A few users ask for all.
        USER_RATE_LIMIT_PER_MINUTE: '1000000',
      },
    });
    ends.push(suite.stop);
    const wipe = () => redis.wipe();
    const killAndErase = async () => {
      await redis.kill();
      await rm(kept.dataDir, { recursive: true });
      redis = await startRedis(kept);
    };
    return { suite, vault, wipes: [wipe, killAndErase], stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
