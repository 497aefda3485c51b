import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '@muster/testkit';

export type ServerProcess = { url: string; stop(): void };

const READY_WITHIN_MS = 20_000;

/** Starts a server that reads PORT and answers `/readyz`; what it writes goes to a file. */
export async function startServer(
  file: URL,
  env: Readonly<Record<string, string>>,
  logFile: string,
): Promise<ServerProcess> {
  const port = await freePort();
  const log = openSync(logFile, 'a');
  const child = spawn(process.execPath, [file.pathname], {
    env: { ...process.env, NODE_ENV: 'production', ...env, PORT: String(port) },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const stop = () => void child.kill('SIGKILL');
  process.once('exit', stop);
  const url = `http://127.0.0.1:${port}`;
  const deadline = performance.now() + READY_WITHIN_MS;
  for (;;) {
    const response = await fetch(`${url}/readyz`).catch(() => null);
    if (response?.ok) return { url, stop };
    if (child.exitCode !== null || performance.now() > deadline) {
      stop();
      throw new Error(`${file.pathname} did not become ready: see ${logFile}`);
    }
    await wait(50);
  }
}
