import { access, constants, mkdir, statfs } from 'node:fs/promises';
import path from 'node:path';
import { CannotStart, consecutivePorts, portConflict, readSuiteState, repositoryRoot } from '@muster/testkit';
import { currentInstance, runningInstances } from '../instance.ts';
import { type Examination, missing, ok } from './finding.ts';

/** Dependencies take 1 GB, a demo's data some hundred MB. */
const neededBytes = 2 * 1024 ** 3;

export const diskSpace: Examination = {
  name: 'disk space',
  examine: async () => {
    const { bavail, bsize } = await statfs(repositoryRoot);
    const detail = `${((bavail * bsize) / 1024 ** 3).toFixed(1)} GB free`;
    return bavail * bsize >= neededBytes
      ? ok(detail)
      : missing(detail, 'npm cache clean --force && node_modules/.bin/pnpm store prune');
  },
};

export const writeAccess: Examination = {
  name: 'write access',
  examine: async () => {
    const directory = path.join(repositoryRoot, '.local');
    try {
      await mkdir(directory, { recursive: true });
      await access(directory, constants.W_OK);
      return ok(directory);
    } catch {
      return missing(`${directory} cannot be written`, `sudo chown -R "$(id -u)" ${repositoryRoot}`);
    }
  },
};

export const ports: Examination = {
  name: 'ports',
  examine: async () => {
    const [running] = runningInstances().flatMap(({ layout }) => readSuiteState(layout.state) ?? []);
    if (running !== undefined) return ok(`in use by the suite itself (${running.gatewayUrl})`);
    const { firstPort } = currentInstance();
    const conflict = await portConflict(consecutivePorts(firstPort));
    if (conflict === undefined) return ok(`free from ${firstPort} on`);
    return missing(conflict, `MUSTER_PORT=${await nextFree(firstPort)} ./muster demo`);
  },
};

/** The first port, by thousands, from which on all that a suite needs are free. */
async function nextFree(taken: number): Promise<number> {
  for (let first = taken + 1000; first < 65_000; first += 1000) {
    if ((await portConflict(consecutivePorts(first))) === undefined) return first;
  }
  throw new CannotStart('There are no ports left on this machine for a whole suite.');
}
