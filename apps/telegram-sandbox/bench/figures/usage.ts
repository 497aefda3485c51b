import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Part } from '../parts/part.ts';

/** What a server part has used of the processor since it began, and of memory now. */
export const usageOf = (server: Part) =>
  server.call('usage', {}, z.object({ cpuMs: z.number(), rssMb: z.number() }));

/** What a server part uses while nobody asks it for anything. */
export async function idleUsage(server: Part, seconds: number): Promise<{ rssMb: number; percent: number }> {
  const before = await usageOf(server);
  const begin = performance.now();
  await sleep(seconds * 1_000);
  const { cpuMs, rssMb } = await usageOf(server);
  return { rssMb, percent: (100 * (cpuMs - before.cpuMs)) / (performance.now() - begin) };
}
