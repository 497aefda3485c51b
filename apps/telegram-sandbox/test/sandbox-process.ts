import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { RunningSandbox } from '../src/start.ts';

type Ready = Pick<RunningSandbox, 'controlUrl' | 'dataCenters'>;

const SERVER = fileURLToPath(new URL('../src/server.ts', import.meta.url));
const KILL_BEFORE = new URL('kill-before.ts', import.meta.url).href;

/** A sandbox in a process of its own, which can be killed at any moment and started again with what it has written. */
export async function sandboxProcess() {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'sandbox-'));
  const settings = {
    SANDBOX_CONTROL_PORT: '0',
    SANDBOX_DC_PORTS: '0,0',
    SANDBOX_MEDIA_DC_PORTS: '0,0',
    SANDBOX_PEOPLE: '200',
    SANDBOX_DATA_DIR: dataDirectory,
  };
  let child: ChildProcess | undefined;
  let exited: Promise<unknown> = Promise.resolve();
  let ready: Ready = await start();

  async function start(): Promise<Ready> {
    const started = spawn(process.execPath, ['--import', KILL_BEFORE, SERVER], {
      env: { ...process.env, ...settings },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    if (!started.stdout) throw new Error('the sandbox says nothing');
    child = started;
    exited = once(started, 'exit');
    const ended = exited.then(() => {
      throw new Error('the sandbox ended before it was ready');
    });
    const [line] = await Promise.race([once(createInterface(started.stdout), 'line'), ended]);
    const said = JSON.parse(line);
    if (said.error) throw new Error(said.error);
    return said;
  }

  async function kill(): Promise<void> {
    child?.kill('SIGKILL');
    await exited;
  }

  return {
    get current() {
      return ready;
    },
    /** Kills it as it stands, without a chance to write anything. */
    kill,
    /** From now on it is killed before a step, see kill-before.ts. */
    async killBefore(step: string) {
      if (!child) throw new Error('the sandbox is not running');
      const told = once(child, 'message');
      child.send(step);
      await told;
    },
    /** Resolves when it was killed at the step it is killed before. */
    killed: () => exited,
    /** Starts it again with the same data, on other ports. */
    async restart() {
      ready = await start();
    },
    async stop() {
      await kill();
      rmSync(dataDirectory, { recursive: true });
    },
  };
}
