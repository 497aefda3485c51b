import { findBrowser, onPath } from '@muster/testkit';
import { execa } from 'execa';
import { type Examination, missing, ok } from './finding.ts';
import { installCommand } from './install-command.ts';

/** The version the workspace is written for: it runs TypeScript as it is. */
const nodeMajor = 24;

export const node: Examination = {
  name: 'Node',
  examine: async () => {
    const major = Number(process.versions.node.split('.')[0]);
    return major >= nodeMajor
      ? ok(process.version)
      : missing(process.version, `install Node ${nodeMajor} from https://nodejs.org`);
  },
};

export const npm: Examination = {
  name: 'npm',
  examine: async () => {
    const { stdout, failed } = await execa('npm', ['--version'], { reject: false });
    return failed ? missing('not on the PATH', await installCommand('npm', { brew: 'node' })) : ok(stdout);
  },
};

export const registry: Examination = {
  name: 'npm registry',
  examine: async () => {
    const { failed } = await execa('npm', ['view', 'pnpm', 'version', '--fetch-retries=0'], {
      reject: false,
      timeout: 10_000,
    });
    const { stdout: address } = await execa('npm', ['config', 'get', 'registry'], { reject: false });
    return failed
      ? missing(
          `${address} does not answer`,
          `npm ping --registry ${address}  # says why: network, proxy or certificate`,
        )
      : ok(`${address} answers`);
  },
};

export const git: Examination = {
  name: 'git',
  examine: async () =>
    (await onPath('git')) === undefined
      ? missing('not on the PATH; `./muster test` needs it', await installCommand('git'))
      : ok('on the PATH'),
};

/** Nothing that the suite needs: without it only some tests are skipped. */
export const browser: Examination = {
  name: 'Chromium',
  examine: async () => {
    const found = await findBrowser();
    if (found !== undefined) return ok(found);
    const command = await installCommand('chromium', { brew: '--cask chromium' });
    return ok(`none, so \`./muster test\` skips the tests of pages; ${command} gets one`);
  },
};
