import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findBrowser, repositoryRoot, startSuite } from '@muster/testkit';
import { execa } from 'execa';
import type { TestProject } from 'vitest/node';
import './provided.ts';

/** Builds the page unless it is built already, and starts the one suite of all test files. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const browserPath = await findBrowser();
  if (browserPath === undefined) {
    project.provide('dashboard', null);
    return async () => {};
  }
  // Turborepo knows what it has built from what.
  await execa('turbo', ['run', 'build', '--output-logs=errors-only'], {
    cwd: repositoryRoot,
    preferLocal: true,
  });
  const directory = await mkdtemp(path.join(tmpdir(), 'muster-dashboard-'));
  // What is built meanwhile is another page.
  const built = path.join(directory, 'dist');
  await cp(path.join(repositoryRoot, 'apps/dashboard/dist'), built, { recursive: true });
  const suite = await startSuite({
    directory,
    mode: 'demo',
    world: { people: 2_000 },
    // Each page comes from an address of its own, so that no test uses up the rate limits of another.
    env: { TRUST_PROXY: 'loopback', DASHBOARD_DIR: built },
  });
  project.provide('dashboard', {
    url: suite.gatewayUrl,
    sandboxUrl: suite.sandbox.controlUrl,
    browserPath,
  });
  return async () => {
    await suite.stop();
    await rm(directory, { recursive: true, force: true });
  };
}
