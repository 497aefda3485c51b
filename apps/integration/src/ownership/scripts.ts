import { newId, type Redis, readScript, runScript } from '@muster/service-kit';
import { z } from 'zod';
import { redisKeys } from './redis-keys.ts';
import { SIGN_KEPT_MS } from './timings.ts';

const load = (...names: string[]) =>
  readScript(...names.map(name => new URL(`../../lua/${name}.lua`, import.meta.url)));

const scripts = { give: load('time', 'give-sign'), read: load('read-signs') };

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
  .pipe(z.tuple([z.string(), z.string(), z.string(), z.string(), z.string()]))
  .transform(([id, , sign, name, url]): Sign => ({ id, sign, name, url }));

const AllStored = z.tuple([z.string(), z.array(Stored)]);

/** Where replicas leave their signs of life. */
export type Signs = ReturnType<typeof redisSigns>;

export function redisSigns(redis: Redis) {
  // Redis can only go back to an older state, epoch and all, by a restart or a fail-over; both end the connection.
  let connection = 0;
  redis.on('ready', () => {
    connection += 1;
  });
  return {
    async give({ id, sign, name, url }: Sign): Promise<void> {
      await runScript(redis, scripts.give, [redisKeys.replicas], [id, sign, name, url, SIGN_KEPT_MS], Given);
    },

    /** All signs; between two readings of one epoch Redis has lost none. */
    async read(): Promise<{ epoch: string; signs: Sign[] }> {
      const [epoch, signs] = await runScript(redis, scripts.read, [redisKeys.replicas], [newId()], AllStored);
      return { epoch: `${connection} ${epoch}`, signs };
    },

    /** Forgets a replica that holds nothing any more. */
    async takeBack(id: string): Promise<void> {
      await redis.hdel(redisKeys.replicas, id);
    },
  };
}
