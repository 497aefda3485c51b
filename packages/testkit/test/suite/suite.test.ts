import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  isRunning,
  readSuiteState,
  type Suite,
  services,
  startSuite,
  stopSuite,
  suiteLayout,
} from '@muster/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** One directory and two lives, each test where the one before has left it: every start takes ten seconds of a core. */
let directory: string;
let suite: Suite;
let failures: string[];
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'muster-suite-'));
});
afterAll(async () => {
  await stopSuite(suiteLayout(directory).state);
  await rm(directory, { recursive: true, force: true });
});

async function start(): Promise<void> {
  failures = [];
  suite = await startSuite({ directory, mode: 'demo', onFailure: sentence => failures.push(sentence) });
}

const processes = () => readSuiteState(suiteLayout(directory).state)?.processes ?? [];

it('a suite whose launcher was killed in the middle is cleaned up by the next start', async () => {
  const launcher = spawn(process.execPath, [path.join(import.meta.dirname, 'start-suite-in.ts'), directory]);
  await expect.poll(() => processes().length, { timeout: 20_000 }).toBeGreaterThan(1);
  launcher.kill('SIGKILL');
  await once(launcher, 'exit');
  const leftBehind = processes();
  expect(leftBehind.some(isRunning)).toBe(true);

  await start();
  expect(leftBehind.filter(isRunning)).toEqual([]);
  expect(processes().every(isRunning)).toBe(true);
});

describe('a running suite', () => {
  it('answers at the gateway and has a sandbox', async () => {
    expect((await fetch(`${suite.gatewayUrl}/api/v1/openapi.json`)).status).toBe(200);
    expect((await suite.sandbox.control.server()).dataCenters).toHaveLength(2);
  });

  it('has a sandbox that bears haste, for the demo hurries on purpose', async () => {
    const response = await fetch(`${suite.sandbox.controlUrl}/patience`);
    expect(await response.json()).toMatchObject({ enabled: false });
  });

  it('can lose a service to kill -9 and start it again', async () => {
    await suite.kill('identity');
    await expect(fetch(`${suite.serviceUrl('identity')}/healthz`)).rejects.toThrow();
    await suite.start('identity');
    expect((await fetch(`${suite.serviceUrl('identity')}/readyz`)).status).toBe(200);
    expect(failures).toEqual([]);
  });

  it('says how it is to the machine it runs on, and not at its public address', async () => {
    const asked = processes().filter(({ healthPort }) => healthPort !== undefined);
    expect(asked.map(({ name }) => name).sort()).toEqual(services.map(({ name }) => name).sort());
    for (const path of ['/healthz', '/readyz', '/metrics']) {
      for (const { healthPort } of asked) {
        expect((await fetch(`http://127.0.0.1:${healthPort}${path}`)).status).toBe(200);
      }
      // An address of the dashboard like any other, where that is built.
      const told = await fetch(`${suite.gatewayUrl}${path}`);
      const isPage = told.headers.get('content-type')?.startsWith('text/html') ?? false;
      expect(told.status).toBe(isPage ? 200 : 404);
    }
  });

  it('refuses to be started a second time', async () => {
    await expect(startSuite({ directory, mode: 'demo' })).rejects.toThrow(/running already at http/);
  });
});

describe('a suite that ends', () => {
  it('leaves no process, and keeps its data for the next start', async () => {
    const started = processes();
    const key = (await suite.sandbox.control.server()).fingerprint;
    await suite.stop();
    expect(started.filter(isRunning)).toEqual([]);
    expect(readSuiteState(suiteLayout(directory).state)).toBeUndefined();

    await start();
    expect((await suite.sandbox.control.server()).fingerprint).toBe(key);
  });

  it('can be stopped by whoever has its state, which is no failure to who started it', async () => {
    const started = processes();
    expect(started.every(isRunning)).toBe(true);
    expect(await stopSuite(suiteLayout(directory).state)).toEqual([]);
    expect(started.filter(isRunning)).toEqual([]);
    expect(failures).toEqual([]);
  });
});
