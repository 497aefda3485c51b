import { execa } from 'execa';
import { isRoot } from '../process/is-root.ts';
import { onPath } from '../process/on-path.ts';
import { findBrowser } from './find-browser.ts';

/** A package of its own since Debian 12; it takes a sixth less CPU. */
const WITHOUT_WINDOWS = 'chromium-headless-shell';

/**
 * Installs Debian's Chromium where that may be done without asking: by root, as in a container that runs tests.
 * @returns where it lies, or undefined where it cannot be had
 */
export async function installBrowser(): Promise<string | undefined> {
  if (!isRoot || (await onPath('apt-get')) === undefined) return undefined;
  const options = { reject: false, timeout: 300_000, env: { DEBIAN_FRONTEND: 'noninteractive' } } as const;
  const install = (name: string) =>
    execa('apt-get', ['install', '--yes', '--no-install-recommends', name], options);
  if ((await install(WITHOUT_WINDOWS)).failed) {
    // Empty lists (a fresh container) or lists older than the mirror.
    await execa('apt-get', ['update'], options);
    if ((await install(WITHOUT_WINDOWS)).failed) await install('chromium');
  }
  return findBrowser();
}
