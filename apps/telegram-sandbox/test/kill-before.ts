/**
 * Loaded with --import into a process that is to be killed at a certain point: right before the first call of a
 * function of node:fs with a certain end of a path that is there, as KILL_BEFORE says, for instance "renameSync
 * restoring/world.ndjson". Nothing of the process has a chance to notice, as if somebody had pulled the plug there.
 */
import fs, { existsSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { env, kill, pid } from 'node:process';

const [name, end] = env.KILL_BEFORE?.split(' ') ?? [];

for (const step of ['renameSync', 'rmSync', 'cpSync', 'copyFileSync'] as const) {
  if (step !== name || end === undefined) continue;
  const killing = new Proxy(fs[step], {
    apply(original, self, paths: unknown[]) {
      const [from, to] = paths;
      const fits = (path: unknown) => typeof path === 'string' && path.endsWith(end);
      if ((fits(from) || fits(to)) && existsSync(String(from))) kill(pid, 'SIGKILL');
      return Reflect.apply(original, self, paths);
    },
  });
  Object.assign(fs, { [step]: killing });
  syncBuiltinESMExports();
}
