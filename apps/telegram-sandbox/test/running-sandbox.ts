import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../src/config.ts';
import type { DataCenter } from '../src/data-centers/data-center.ts';
import { type RunningSandbox, startSandbox } from '../src/start.ts';

/** A sandbox of its own for one test file, on free ports, with a data directory that can be started again. */
export async function runSandbox(options: { people?: number; patience?: boolean } = {}) {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'sandbox-'));
  const start = (ports: Pick<Config, 'dataCenterPorts' | 'mediaDataCenterPorts'>) =>
    startSandbox({
      host: '127.0.0.1',
      controlPort: 0,
      ...ports,
      dataDirectory,
      seed: 1,
      people: options.people ?? 2_000,
      // Tests hurry on purpose; those about patience switch it on.
      patience: options.patience ?? false,
    });
  let running: RunningSandbox = await start({ dataCenterPorts: [0, 0], mediaDataCenterPorts: [0, 0] });
  return {
    get current() {
      return running;
    },
    dataDirectory,
    /** Stops it and starts it again with the same data, where clients that have saved its addresses look for it. */
    async restart() {
      const { main, media } = running.sandbox.dataCenters;
      await running.stop();
      const portsOf = (dataCenters: readonly DataCenter[]) => dataCenters.map(({ port }) => port);
      running = await start({ dataCenterPorts: portsOf(main), mediaDataCenterPorts: portsOf(media) });
    },
    async stop() {
      await running.stop();
      rmSync(dataDirectory, { recursive: true });
    },
  };
}
