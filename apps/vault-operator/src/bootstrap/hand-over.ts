import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { clock } from '@muster/service-kit';
import type { Vault } from '../vault/client.ts';
import { issueSecretId, readRoleId } from '../vault/secret-ids.ts';
import { writeWhole } from '../write-whole.ts';

/**
 * Puts a new secret id where its process takes it, still wrapped: whoever else opens it first is noticed, for the
 * process then cannot. The role's id lies beside it and is no secret.
 * @returns when it was issued, in s since the epoch
 */
export async function handOver(
  vault: Vault,
  { folder, role, process }: { folder: string; role: string; process: string },
): Promise<number> {
  const own = join(folder, process);
  const issuedAt = clock.now() / 1000;
  await mkdir(own, { recursive: true, mode: 0o700 });
  await writeWhole(join(own, 'role-id'), `${await readRoleId(vault, role)}\n`);
  const wrapping = await issueSecretId(vault, { role, process, issuedAt });
  await writeWhole(join(own, 'wrapped-secret-id'), `${wrapping}\n`);
  return issuedAt;
}
