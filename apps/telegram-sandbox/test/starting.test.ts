import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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

  it('names the setting that keeps it from starting', async () => {
    const first = await start({ dataDirectory: mkdtempSync(join(config.dataDirectory, 'first-')) });
    const [{ port } = { port: 0 }] = first.dataCenters;
    const file = join(config.dataDirectory, 'file');
    writeFileSync(file, '');
    const wrong: readonly [Partial<Config>, RegExp][] = [
      [{ dataCenterPorts: [port] }, /^SANDBOX_DC_PORTS: port \d+ is used by another program/],
      [{ mediaDataCenterPorts: [port] }, /^SANDBOX_MEDIA_DC_PORTS: port \d+ is used/],
      [{ controlPort: Number(new URL(first.controlUrl).port) }, /^SANDBOX_CONTROL_PORT: port \d+ is used/],
      [{ host: '192.0.2.1' }, /^SANDBOX_HOST is 192\.0\.2\.1, which is no address of this machine/],
      [{ scenario: '/nowhere.yaml' }, /^SANDBOX_SCENARIO is \/nowhere\.yaml, which cannot be read/],
      [{ dataDirectory: file }, /^SANDBOX_DATA_DIR is .*file, which cannot be used: it is a file/],
      [{ dataDirectory: '/proc/sandbox' }, /^SANDBOX_DATA_DIR is \/proc\/sandbox, which cannot be used/],
    ];
    for (const [changes, expected] of wrong) await expect(start(changes)).rejects.toThrow(expected);
  });
});
