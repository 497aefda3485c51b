import { z } from 'zod';
import { ENTERED } from '../entered-secrets.ts';
import { type Vault, VaultRefused } from '../vault/client.ts';
import { lookUpSecret, toUndelete } from '../vault/kv.ts';
import { MOUNT } from '../vault/mounts.ts';
import { type Finding, right, wrong } from './finding.ts';

/** Each secret of a service's list, read as the service reads it. */
export const readSecrets = (own: Vault, paths: readonly string[]): AsyncGenerator<Finding> =>
  examine(paths, async path => {
    const found = await own.find({ method: 'GET', path: `${MOUNT}/data/${path}` }, z.unknown());
    return found === null ? wrong(path, 'is not there', todoOf(path)) : right(path, 'can be read');
  });

/** Whether each secret of the suite is there; vault-operator may read hardly one of them. */
export const findSecrets = (own: Vault, paths: readonly string[]): AsyncGenerator<Finding> =>
  examine(paths, async path => {
    const { version, is } = await lookUpSecret(own, path);
    if (is === 'there') return right(path, `is there, version ${version}`);
    if (is === 'absent') return wrong(path, 'is not there', todoOf(path));
    const why = `version ${version} was ${is}`;
    // Another one in its place opens nothing that was sealed with it.
    return is === 'destroyed'
      ? wrong(path, why, `restore a snapshot that has it; without one, ${todoOf(path)}`)
      : wrong(
          path,
          why,
          `${toUndelete(path, version)} brings it back, with a root token; else ${todoOf(path)}`,
        );
  });

async function* examine(
  paths: readonly string[],
  look: (path: string) => Promise<Finding>,
): AsyncGenerator<Finding> {
  for (const path of paths) {
    try {
      yield await look(path);
    } catch (error) {
      if (!(error instanceof VaultRefused)) throw error;
      yield wrong(path, error.message, 'the policy is not as its file: `vault-operator bootstrap` mends it');
    }
  }
}

const todoOf = (path: string): string =>
  path in ENTERED ? `\`vault-operator secret set ${path}\`` : '`vault-operator bootstrap` makes it';
