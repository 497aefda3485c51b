import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { repositoryRoot } from '../../repository-root.ts';
import { VAULT_IMAGE } from './start-vault-container.ts';

it('the Vault of tests, and the version that the double gives itself, are those of the installation', async () => {
  const dockerfile = await readFile(path.join(repositoryRoot, 'infra/docker/Dockerfile'), 'utf8');
  const images = [...dockerfile.matchAll(/^FROM (hashicorp\/vault:\S+)/gm)].map(([, image]) => image);
  expect(images).toEqual([VAULT_IMAGE]);
});
