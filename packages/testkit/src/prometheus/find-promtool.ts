import path from 'node:path';
import { unpackPackage } from '../debian/unpack-package.ts';
import { isExecutable, onPath } from '../process/on-path.ts';
import { repositoryRoot } from '../repository-root.ts';

const target = path.join(repositoryRoot, '.local/prometheus');

/**
 * The program that checks and tests Prometheus's rules: one on the PATH, or that of Debian's package `prometheus`,
 * unpacked into the clone.
 * @returns undefined on a system without apt
 * @throws CannotStart when the package cannot be had
 */
export async function findPromtool(): Promise<string | undefined> {
  const unpacked = path.join(target, 'usr/bin/promtool');
  const found = (await onPath('promtool')) ?? ((await isExecutable(unpacked)) ? unpacked : undefined);
  if (found !== undefined) return found;
  const remedy = '`sudo apt-get install prometheus` mends it.';
  const isThere = await unpackPackage({ name: 'prometheus', target, withMissing: false, remedy });
  return isThere ? unpacked : undefined;
}
