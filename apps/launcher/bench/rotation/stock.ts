import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { JwkSet } from '@muster/contracts';
import { PublicKeys, secretPaths, WrappingKeys } from '@muster/secrets';
import { askVault } from '@muster/testkit';
import { z } from 'zod';
import type { Installation } from './installation.ts';

/** What a rotation replaces: by kind and name, in a form in which it can be found again. */
export type Stock = {
  /** How each process enters Vault. */
  entries: readonly { roleId: string; secretId: string }[];
  /** Ids of keys: those that sign, public halves of which are known to all, and those that wrap. */
  keyIds: ReadonlySet<string>;
};

const PROCESSES = [
  'gateway',
  'identity',
  'integration',
  'account-manager',
  'parsing',
  'parsing-worker',
  'invite',
  'invite-worker',
  'handover',
  'vault-operator',
];

export async function takeStock({ suite, vault }: Installation, what: 'secret-id' | 'all'): Promise<Stock> {
  const entries = await Promise.all(
    PROCESSES.map(async process => {
      const read = async (file: string) =>
        (await readFile(path.join(vault.folderOf(process), file), 'utf8')).trim();
      return { roleId: await read('role-id'), secretId: await read('secret-id') };
    }),
  );
  if (what === 'secret-id') return { entries, keyIds: new Set() };
  const gateway = { role: 'gateway', process: 'gateway' };
  const { jwks } = await vault.read(gateway, secretPaths.servicePublicKeys, PublicKeys);
  const integration = { role: 'integration', process: 'integration' };
  const wrapping = await vault.read(integration, secretPaths.sessionWrappingKeys, WrappingKeys);
  const published = await fetch(`${suite.serviceUrl('identity')}/.well-known/jwks.json`);
  const signing = [JwkSet.parse(JSON.parse(jwks)), JwkSet.parse(await published.json())];
  return {
    entries,
    keyIds: new Set([
      ...signing.flatMap(({ keys }) => keys.map(({ kid }) => kid)),
      ...wrapping.map(({ id }) => `wrapping-${id}`),
    ]),
  };
}

export const sizeOf = ({ entries, keyIds }: Stock): number => entries.length + keyIds.size;

/** How much of what there was before a rotation is still good for something. */
export async function countLeft(installation: Installation, before: Stock): Promise<number> {
  const { url } = installation.vault.server;
  const entered = await Promise.all(
    before.entries.map(async ({ roleId, secretId }) => {
      const body = { role_id: roleId, secret_id: secretId };
      const { status, body: answer } = await askVault(url, 'POST', 'auth/approle/login', { body });
      if (status !== 200 && status !== 400)
        throw new Error(`a login by an old secret id was answered ${status}`);
      return status === 200 && Token.safeParse(answer).success;
    }),
  );
  const after = await takeStock(installation, 'all');
  const kept = [...before.keyIds].filter(id => after.keyIds.has(id));
  return entered.filter(isIn => isIn).length + kept.length;
}

const Token = z.object({ auth: z.object({ client_token: z.string() }) });
