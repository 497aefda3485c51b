import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { redisScriptPrelude } from '../clock.ts';
import type { Redis } from './connection.ts';

/** A Lua script, known to Redis by its hash. */
export type Script = { source: string; sha: string };

/** Reads Lua files and joins them to one script, in this order; each service's `scripts.ts` is its only caller. */
export function readScript(...files: URL[]): Script {
  const source = [redisScriptPrelude, ...files.map(file => readFileSync(file, 'utf8'))].join('\n');
  return { source, sha: createHash('sha1').update(source).digest('hex') };
}

/** Runs a script by its hash and sends its text only where Redis does not know it (first use, restart). */
export async function runScript<T>(
  redis: Redis,
  script: Script,
  keys: readonly string[],
  args: readonly (string | number)[],
  reply: z.ZodType<T>,
): Promise<T> {
  const call = [keys.length, ...keys, ...args] as const;
  sendTogether(redis);
  try {
    return reply.parse(await redis.evalsha(script.sha, ...call));
  } catch (error) {
    if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error;
    return reply.parse(await redis.eval(script.source, ...call));
  }
}

const corked = new WeakSet<Redis>();

/**
 * Whatever is asked in one turn of the event loop leaves with one call of the system, which costs both sides more than a
 * script does. Nobody waits for more than that turn.
 */
function sendTogether(redis: Redis): void {
  const { stream } = redis;
  // There is none before the first connection.
  if (!stream || corked.has(redis)) return;
  corked.add(redis);
  stream.cork();
  setImmediate(() => {
    corked.delete(redis);
    stream.uncork();
  });
}
