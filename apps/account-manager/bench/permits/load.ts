import { fork } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';

/** What a load generator is told: `holders` are lists of posts that follow one another. */
export const Load = z.object({
  url: z.string(),
  connections: z.number(),
  headers: z.record(z.string(), z.string()),
  holders: z.array(z.array(z.object({ path: z.string(), body: z.string() }))),
});
export type Load = z.infer<typeof Load>;

const Loaded = z.object({ tookMs: z.number(), latenciesMs: z.array(z.number()) });
export type Loaded = z.infer<typeof Loaded>;

/** A load generator in a process of its own; its every answer was a grant, or `run` throws. */
export type LoadGenerator = { run(load: Load): Promise<Loaded>; stop(): void };

export function startLoadGenerator(): LoadGenerator {
  const child = fork(new URL('load-generator.ts', import.meta.url), { serialization: 'advanced' });
  return {
    async run(load) {
      child.send(load);
      const [reply] = await once(child, 'message');
      const { data, error } = Loaded.safeParse(reply);
      if (error) throw new Error(`the load failed: ${JSON.stringify(reply)}`);
      return data;
    },
    stop: () => void child.kill('SIGKILL'),
  };
}
