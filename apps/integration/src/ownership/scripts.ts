import { type Redis, readScript, runScript } from '@muster/service-kit';
import { z } from 'zod';
import { redisKeys } from './redis-keys.ts';
import { SIGN_KEPT_MS } from './timings.ts';

const load = (...names: string[]) =>
  readScript(...names.map(name => new URL(`../../lua/${name}.lua`, import.meta.url)));

const scripts = { give: load('time', 'give-sign') };

const Given = z.literal('given');

/** One incarnation of a process, and where the others reach it. */
export type Replica = {
  id: string;
  /** The same after a restart. */
  name: string;
  url: string;
};

/** A sign of life; of all that a replica has given, it gives each once. */
export type Sign = Replica & { sign: string };

const Stored = z
  .string()
  .transform(text => text.split(' '))
  .pipe(z.tuple([z.string(), z.string(), z.string(), z.string()]));

/** Where replicas leave their signs of life. */
export type Signs = ReturnType<typeof redisSigns>;

export function redisSigns(redis: Redis) {
  // Redis can only go back to an older state by a restart or a fail-over, and both end the connection.
  let connection = 0;
  redis.on('ready', () => {
    connection += 1;
  });
  return {
    async give({ id, sign, name, url }: Sign): Promise<void> {
      await runScript(redis, scripts.give, [redisKeys.replicas], [id, sign, name, url, SIGN_KEPT_MS], Given);
    },

    /** All signs, and over which connection to Redis they were read. */
    async read(): Promise<{ connection: number; signs: Sign[] }> {
      const stored = Object.entries(await redis.hgetall(redisKeys.replicas));
      const signs = stored.map(([id, text]) => {
        const [, sign, name, url] = Stored.parse(text);
        return { id, sign, name, url };
      });
      return { connection, signs };
    },

    /** Forgets a replica that holds nothing any more. */
    async takeBack(id: string): Promise<void> {
      await redis.hdel(redisKeys.replicas, id);
    },
  };
}
