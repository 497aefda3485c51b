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
  try {
    return reply.parse(await redis.evalsha(script.sha, ...call));
  } catch (error) {
    if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error;
    return reply.parse(await redis.eval(script.source, ...call));
  }
}
