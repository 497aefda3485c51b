import { z } from 'zod';
import { ENTERED } from '../entered-secrets.ts';
import { type Vault, VaultRefused } from '../vault/client.ts';
import { versionOf } from '../vault/kv.ts';
import { MOUNT } from '../vault/mounts.ts';
import { type Finding, right, wrong } from './finding.ts';

/** Each secret of a service's list, read as the service reads it. */
export const readSecrets = (own: Vault, paths: readonly string[]): AsyncGenerator<Finding> =>
  examine(paths, async path => {
    const found = await own.find({ method: 'GET', path: `${MOUNT}/data/${path}` }, z.unknown());
    return found === null ? null : 'can be read';
  });

/** Whether each secret of the suite is there; vault-operator may read hardly one of them. */
export const findSecrets = (own: Vault, paths: readonly string[]): AsyncGenerator<Finding> =>
  examine(paths, async path => {
    const version = await versionOf(own, path);
    return version === 0 ? null : `is there, version ${version}`;
  });

async function* examine(
  paths: readonly string[],
  look: (path: string) => Promise<string | null>,
): AsyncGenerator<Finding> {
  for (const path of paths) {
    try {
      const how = await look(path);
      yield how === null ? wrong(path, 'is not there', todoOf(path)) : right(path, how);
    } catch (error) {
      if (!(error instanceof VaultRefused)) throw error;
      yield wrong(path, error.message, 'the policy is not as its file: `vault-operator bootstrap` mends it');
    }
  }
}

const todoOf = (path: string): string =>
  path in ENTERED ? `\`vault-operator secret set ${path}\`` : '`vault-operator bootstrap` makes it';
