import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, type RunningProcess, startProcess } from '@muster/testkit';
import { vi } from 'vitest';

const SERVER = fileURLToPath(new URL('../src/server.ts', import.meta.url));

/** Under load a process takes its time to start, in ms. */
const READY_WITHIN_MS = 30_000;

/** integration as a process of its own, that can be killed like one. */
export type IntegrationProcess = {
  readonly url: string;
  /** `kill -9`. */
  kill(): Promise<void>;
  /** Starts it again at the same port, and waits until it is ready. */
  start(): Promise<void>;
  stop(): Promise<void>;
};

export async function startIntegrationProcess(
  environment: (port: string) => NodeJS.ProcessEnv,
): Promise<IntegrationProcess> {
  const port = String(await freePort());
  const folder = await mkdtemp(join(tmpdir(), 'integration-process-'));
  const url = `http://127.0.0.1:${port}`;
  let running: RunningProcess;
  const start = async () => {
    running = await startProcess({
      name: 'integration',
      command: process.execPath,
      args: [SERVER],
      env: Object.fromEntries(Object.entries(environment(port)).map(([name, value]) => [name, value ?? ''])),
      logFile: join(folder, 'log'),
    });
    const isReady = async () => {
      const { ok } = await fetch(`${url}/readyz`);
      if (!ok) throw new Error(`integration is not ready: ${running.output()}`);
    };
    await vi.waitFor(isReady, { timeout: READY_WITHIN_MS, interval: 100 });
  };
  await start();
  return {
    url,
    kill: () => running.kill(),
    start,
    async stop() {
      await running.stop();
      await rm(folder, { recursive: true });
    },
  };
}
