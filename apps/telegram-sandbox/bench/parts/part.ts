import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** A process of its own that does what it is asked to, one call after another. */
export type Part = {
  call<Result>(what: string, params: unknown, result: z.ZodType<Result>): Promise<Result>;
  stop(): Promise<void>;
};

const replySchema = z.union([
  z.object({ id: z.number(), error: z.string() }),
  z.object({ id: z.number(), result: z.unknown() }),
]);

/** Starts `bench/parts/<name>.ts` with a directory of its own as its argument, which is removed when it has ended. */
export function startPart(name: string): Part {
  const file = fileURLToPath(new URL(`${name}.ts`, import.meta.url));
  const directory = mkdtempSync(join(tmpdir(), 'sandbox-bench-'));
  const child: ChildProcess = fork(file, [directory], { serialization: 'advanced' });
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  child.on('message', message => {
    const reply = replySchema.parse(message);
    const call = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ('error' in reply) call?.reject(new Error(`${name}: ${reply.error}`));
    else call?.resolve(reply.result);
  });
  child.on('exit', code => {
    rmSync(directory, { recursive: true, force: true });
    for (const call of waiting.values()) call.reject(new Error(`${name} ended with ${code}`));
  });
  let lastId = 0;
  return {
    async call(what, params, result) {
      const id = ++lastId;
      const answer = Promise.withResolvers<unknown>();
      waiting.set(id, answer);
      child.send({ id, what, params });
      return result.parse(await answer.promise);
    },
    async stop() {
      if (child.exitCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

const callSchema = z.object({ id: z.number(), what: z.string(), params: z.unknown() });

/** The other end: what a part can be asked to do. */
export function servePart(handlers: Readonly<Record<string, (params: unknown) => unknown>>): void {
  process.on('message', async message => {
    const { id, what, params } = callSchema.parse(message);
    try {
      process.send?.({ id, result: await handlers[what]?.(params) });
    } catch (error) {
      process.send?.({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
  process.on('disconnect', () => process.exit());
}
