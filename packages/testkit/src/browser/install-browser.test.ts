import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isRoot } from '../process/is-root.ts';
import { installBrowser } from './install-browser.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'muster-path-'));
  vi.stubEnv('PATH', directory);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(directory, { recursive: true });
});

/** The only program of this machine; it writes down how it was called. */
function haveAptGet(script: string): void {
  const file = path.join(directory, 'apt-get');
  const begin = `cd ${directory}\nfor last; do :; done\necho "$1 $last" >> calls`;
  writeFileSync(file, `#!/bin/sh\n${begin}\n${script}\n`);
  chmodSync(file, 0o755);
}
const calls = () => readFileSync(path.join(directory, 'calls'), 'utf8').trim().split('\n');

const INSTALL = ': > "$last"; /bin/chmod 755 "$last"';
const [FIRST, UPDATE, SECOND] = ['install chromium-headless-shell', 'update update', 'install chromium'];

describe.skipIf(!isRoot)('installing a browser, by root', () => {
  it('takes what Debian has', async () => {
    haveAptGet(INSTALL);
    expect(await installBrowser()).toBe(path.join(directory, 'chromium-headless-shell'));
    expect(calls()).toEqual([FIRST]);
  });

  it('looks for newer lists where there is none in those it has', async () => {
    haveAptGet(`if [ "$1" = update ]; then : > lists; exit; fi\n[ -e lists ] || exit 100\n${INSTALL}`);
    expect(await installBrowser()).toBe(path.join(directory, 'chromium-headless-shell'));
    expect(calls()).toEqual([FIRST, UPDATE, FIRST]);
  });

  it('takes the one with windows where there is no other', async () => {
    haveAptGet(`case "$last" in *-shell) exit 100;; update) exit;; esac\n${INSTALL}`);
    expect(await installBrowser()).toBe(path.join(directory, 'chromium'));
    expect(calls()).toEqual([FIRST, UPDATE, FIRST, SECOND]);
  });

  it('gives up where there is none at all', async () => {
    haveAptGet('exit 100');
    expect(await installBrowser()).toBeUndefined();
  });
});

it('leaves a machine alone that has no apt', async () => {
  expect(await installBrowser()).toBeUndefined();
});
