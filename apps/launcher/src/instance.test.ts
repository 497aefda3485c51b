import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { markOf } from '@muster/testkit';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { addressedInstance, runningInstances } from './instance.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'muster-instances-'));
});
afterEach(() => rmSync(root, { recursive: true }));

/** As if a suite had been started by this process, or by one that is gone, and used at that second. */
function leave(mode: string, startedBy: ReturnType<typeof markOf>, usedAt: number): void {
  const directory = path.join(root, mode);
  mkdirSync(directory);
  const state = {
    phase: 'starting',
    mode,
    startedBy,
    gatewayUrl: 'http://127.0.0.1:8080',
    sandboxUrl: 'http://127.0.0.1:8088',
    processes: [],
  };
  if (startedBy) writeFileSync(path.join(directory, 'state.json'), JSON.stringify(state));
  utimesSync(directory, usedAt, usedAt);
}
const alive = markOf(process.pid);

const addressed = (env: NodeJS.ProcessEnv = {}) => addressedInstance(env, root).mode;

it('is the one that runs, whatever its mode', () => {
  leave('demo', { pid: 1, startedAt: 'long ago' }, 2000);
  leave('development', alive, 1000);
  expect(addressed()).toBe('development');
  expect(runningInstances({}, root).map(({ mode }) => mode)).toEqual(['development']);
});

it('is the one that MUSTER_MODE names, although another one runs', () => {
  leave('development', alive, 1000);
  expect(addressed({ MUSTER_MODE: 'demo' })).toBe('demo');
});

it('has to be named when both run', () => {
  leave('demo', alive, 1000);
  leave('development', alive, 1000);
  expect(() => addressed()).toThrow('Several suites run: demo and development; put MUSTER_MODE=demo before');
  expect(addressed({ MUSTER_MODE: 'development' })).toBe('development');
});

it('is the one used last when none runs, and the demo before anything did', () => {
  expect(addressed()).toBe('demo');
  leave('demo', undefined, 1000);
  leave('development', undefined, 2000);
  expect(addressed()).toBe('development');
});
