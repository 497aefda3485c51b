import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { installCommand } from './install-command.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'muster-path-'));
  vi.stubEnv('PATH', directory);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(directory, { recursive: true });
});

/** A machine with this package manager alone. */
function have(installer: string): void {
  const file = path.join(directory, installer);
  writeFileSync(file, '');
  chmodSync(file, 0o755);
}

it("is the command of this machine's package manager, with the name that it uses", async () => {
  have('apt-get');
  expect(await installCommand('redis', { brew: 'valkey', 'apt-get': 'redis-server' })).toBe(
    'sudo apt-get update && sudo apt-get install -y redis-server',
  );
  expect(await installCommand('git')).toBe('sudo apt-get update && sudo apt-get install -y git');
});

it('names the program where there is no package manager that it knows', async () => {
  expect(await installCommand('git')).toBe('install git with the package manager of this system');
});
