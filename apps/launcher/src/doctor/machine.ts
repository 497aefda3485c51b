import { access, constants, mkdir, statfs } from 'node:fs/promises';
import path from 'node:path';
import {
  consecutivePorts,
  nextFreePorts,
  portConflict,
  readSuiteState,
  repositoryRoot,
} from '@muster/testkit';
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
    return missing(conflict, `MUSTER_PORT=${await nextFreePorts(firstPort)} ./muster demo`);
  },
};
