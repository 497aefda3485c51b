import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { secretPaths } from '@muster/secrets';
import { z } from 'zod';
import { repositoryRoot } from '../../repository-root.ts';
import type { Operator } from './operator.ts';

const Roles = z.looseObject({ roles: z.record(z.string(), z.looseObject({ cidrs: z.array(z.string()) })) });

/**
 * Takes an empty Vault to where a suite can be started with it, as an operator does on the first day.
 *
 * @param into `shares`, a folder for enough of them to open Vault, and `roles`, a file: the operator knows both
 * @throws CannotStart
 */
export async function furnish(
  operator: Pick<Operator, 'run'>,
  into: { shares: string; roles: string },
): Promise<void> {
  await mkdir(into.shares, { mode: 0o700 });
  await writeFile(into.roles, await rolesOnLoopback());
  const { shares, rootToken } = keysIn(await operator.run(['init']));
  for (const [index, share] of shares.slice(0, 3).entries()) {
    await writeFile(path.join(into.shares, String(index)), share, { mode: 0o600 });
  }
  await operator.run(['unseal']);
  await operator.run(['bootstrap'], { typed: ['yes'], env: { VAULT_TOKEN: rootToken } });
  // The sandbox takes any application; there is no real Telegram to reach.
  await operator.run(['secret', 'set', secretPaths.telegramApp], { typed: ['1', '0'.repeat(32)] });
}

/** The installation's own roles, for processes that are all on this machine. */
async function rolesOnLoopback(): Promise<string> {
  const file = path.join(repositoryRoot, 'vault/config/roles.json');
  const all = Roles.parse(JSON.parse(await readFile(file, 'utf8')));
  for (const role of Object.values(all.roles)) role.cidrs = ['127.0.0.1/32'];
  return JSON.stringify(all);
}

/** What `init` shows, once. */
function keysIn(shown: string): { shares: readonly string[]; rootToken: string } {
  const shares = shown.match(/^[A-Za-z0-9+/]{44}$/gm) ?? [];
  const rootToken = /^Root token.*\n(\S+)$/m.exec(shown)?.[1];
  if (shares.length < 3 || !rootToken)
    throw new Error('vault-operator init showed no shares, or no root token');
  return { shares, rootToken };
}
