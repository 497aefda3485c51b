/**
 * Loaded with --import into a process that is to be killed at a certain point: right before the first call of a
 * function of node:fs with a certain end of a path that is there, as the process is told by a message, for instance
 * "renameSync restoring/world.ndjson". Nothing of the process has a chance to notice, as if somebody had pulled the plug
 * there.
 */
import fs, { existsSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import process from 'node:process';

const steps = ['renameSync', 'rmSync', 'cpSync', 'copyFileSync'] as const;

process.once('message', message => {
  const [name, end] = String(message).split(' ');
  const step = steps.find(known => known === name);
  if (step === undefined || end === undefined) throw new Error(`there is no such step: ${message}`);
  const killing = new Proxy(fs[step], {
    apply(original, self, paths: unknown[]) {
      const [from, to] = paths;
      const fits = (path: unknown) => typeof path === 'string' && path.endsWith(end);
      if ((fits(from) || fits(to)) && existsSync(String(from))) process.kill(process.pid, 'SIGKILL');
      return Reflect.apply(original, self, paths);
    },
  });
  Object.assign(fs, { [step]: killing });
  syncBuiltinESMExports();
  process.send?.('told');
});
