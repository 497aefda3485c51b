import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningSandbox, startSandbox } from '../src/start.ts';

/** A sandbox of its own for one test file, on free ports, with a data directory that can be started again. */
export async function runSandbox(options: { people?: number } = {}) {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'sandbox-'));
  const start = () =>
    startSandbox({
      host: '127.0.0.1',
      controlPort: 0,
      dataCenterPorts: [0, 0],
      dataDirectory,
      seed: 1,
      people: options.people ?? 2_000,
    });
  let running: RunningSandbox = await start();
  return {
    get current() {
      return running;
    },
    /** Stops it and starts it again with the same data, on other ports. */
    async restart() {
      await running.stop();
      running = await start();
    },
    async stop() {
      await running.stop();
      rmSync(dataDirectory, { recursive: true });
    },
  };
}
