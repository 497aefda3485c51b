import { access, constants, mkdir, statfs } from 'node:fs/promises';
import path from 'node:path';
import {
  CannotStart,
  consecutivePorts,
  readSuiteState,
  repositoryRoot,
  requireFreePorts,
} from '@muster/testkit';
import { currentInstance } from '../instance.ts';
import { type Examination, missing, ok } from './finding.ts';

/** Dependencies take 1 GB, a demo's data some hundred MB. */
const neededBytes = 2 * 1024 ** 3;

export const diskSpace: Examination = {
  name: 'disk space',
  examine: async () => {
    const { bavail, bsize } = await statfs(repositoryRoot);
    const detail = `${((bavail * bsize) / 1024 ** 3).toFixed(1)} GB free`;
    return bavail * bsize >= neededBytes ? ok(detail) : missing(detail, 'free 2 GB on this disk');
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
    const { layout, firstPort } = currentInstance();
    const state = readSuiteState(layout.state);
    if (state !== undefined) return ok(`in use by the suite itself (${state.gatewayUrl})`);
    try {
      await requireFreePorts(consecutivePorts(firstPort));
      return ok(`free from ${firstPort} on`);
    } catch (error) {
      if (error instanceof CannotStart) return missing(error.message, 'end that program, or choose others');
      throw error;
    }
  },
};
