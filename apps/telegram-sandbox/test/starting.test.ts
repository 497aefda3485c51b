import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Config } from '../src/config.ts';
import { type RunningSandbox, startSandbox } from '../src/start.ts';

let config: Config;
const running: RunningSandbox[] = [];
const start = async (changes: Partial<Config> = {}) => {
  const sandbox = await startSandbox({ ...config, ...changes });
  running.push(sandbox);
  return sandbox;
};
beforeEach(() => {
  config = {
    host: '127.0.0.1',
    controlPort: 0,
    dataCenterPorts: [0],
    mediaDataCenterPorts: [],
    dataDirectory: mkdtempSync(join(tmpdir(), 'starting-')),
    seed: 1,
    people: 200,
    patience: false,
  };
});
afterEach(async () => {
  for (const sandbox of running.splice(0)) await sandbox.stop();
  rmSync(config.dataDirectory, { recursive: true });
});

describe('a sandbox', () => {
  it('does not start with the data directory of another one, which it names, until that has ended', async () => {
    const first = await start();
    await expect(start()).rejects.toThrow(`process id ${process.pid} uses ${config.dataDirectory}`);
    await first.stop();
    running.pop();
    await start();
  });

  it('that cannot have its control port leaves nothing open', async () => {
    const other = mkdtempSync(join(tmpdir(), 'starting-'));
    const first = await start({ dataDirectory: other });
    const controlPort = Number(new URL(first.controlUrl).port);
    const [{ port } = { port: 0 }] = first.dataCenters;
    await first.stop();
    running.pop();
    const inTheWay = await start({ dataDirectory: other, controlPort });
    await expect(start({ controlPort, dataCenterPorts: [port] })).rejects.toThrow('EADDRINUSE');
    await start({ dataCenterPorts: [port] });
    await inTheWay.stop();
    running.splice(running.indexOf(inTheWay), 1);
    rmSync(other, { recursive: true });
  });
});
