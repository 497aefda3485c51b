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
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';

const temporaryDirectory = () => mkdtemp(path.join(tmpdir(), 'muster-suite-'));

describe('a running suite', () => {
  let directory: string;
  let suite: Suite;
  const failures: string[] = [];
  beforeAll(async () => {
    directory = await temporaryDirectory();
    suite = await startSuite({ directory, mode: 'demo', onFailure: sentence => failures.push(sentence) });
  });
  afterAll(async () => {
    await suite?.stop();
    await rm(directory, { recursive: true, force: true });
  });

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
    const { processes = [] } = readSuiteState(suiteLayout(directory).state) ?? {};
    const asked = processes.filter(({ healthPort }) => healthPort !== undefined);
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
  it('is no failure to who started it when somebody else stops it', async () => {
    const directory = await temporaryDirectory();
    onTestFinished(() => rm(directory, { recursive: true, force: true }));
    const failures: string[] = [];
    await startSuite({ directory, mode: 'demo', onFailure: sentence => failures.push(sentence) });
    const { state } = suiteLayout(directory);
    const processes = readSuiteState(state)?.processes ?? [];
    expect(await stopSuite(state)).toEqual([]);
    expect(processes.filter(isRunning)).toEqual([]);
    expect(failures).toEqual([]);
  });

  it('leaves no process, keeps its data for the next start, and can be stopped by whoever has its state', async () => {
    const directory = await temporaryDirectory();
    onTestFinished(() => rm(directory, { recursive: true, force: true }));
    const { state } = suiteLayout(directory);
    const first = await startSuite({ directory, mode: 'demo' });
    const processes = readSuiteState(state)?.processes ?? [];
    expect(processes.every(isRunning)).toBe(true);
    const key = (await first.sandbox.control.server()).fingerprint;
    await first.stop();
    expect(processes.filter(isRunning)).toEqual([]);
    expect(readSuiteState(state)).toBeUndefined();

    const second = await startSuite({ directory, mode: 'demo' });
    const laterProcesses = readSuiteState(state)?.processes ?? [];
    expect((await second.sandbox.control.server()).fingerprint).toBe(key);
    expect(await stopSuite(state)).toEqual([]);
    expect(laterProcesses.filter(isRunning)).toEqual([]);
  });

  it('is cleaned up by the next start when the launcher was killed in the middle', async () => {
    const directory = await temporaryDirectory();
    onTestFinished(() => rm(directory, { recursive: true, force: true }));
    const { state } = suiteLayout(directory);
    const launcher = spawn(process.execPath, [
      path.join(import.meta.dirname, 'start-suite-in.ts'),
      directory,
    ]);
    await expect.poll(() => readSuiteState(state)?.processes.length, { timeout: 20_000 }).toBeGreaterThan(1);
    launcher.kill('SIGKILL');
    await once(launcher, 'exit');
    const leftBehind = readSuiteState(state)?.processes ?? [];
    expect(leftBehind.some(isRunning)).toBe(true);

    const suite = await startSuite({ directory, mode: 'demo' });
    expect(leftBehind.filter(isRunning)).toEqual([]);
    await suite.stop();
  });
});
