import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Vault, VaultRefused } from '../../vault/client.ts';

/**
 * What became of a secret id that was handed over: it lies `ready`; it is `spent`, for its wrapping has ended or was
 * opened by somebody who did not take it away; or the process has `taken` it, which is also how it looks where none
 * was handed over.
 */
export type HandedOver = 'ready' | 'spent' | 'taken';

const Wrapping = z.object({ data: z.object({ creation_path: z.string() }) });

export async function lookAtHandedOver(
  vault: Vault,
  { folder, role, process }: { folder: string; role: string; process: string },
): Promise<HandedOver> {
  const token = await readFile(join(folder, process, 'wrapped-secret-id'), 'utf8').catch(() => '');
  if (token.trim() === '') return 'taken';
  const call = { method: 'POST', path: 'sys/wrapping/lookup', body: { token: token.trim() } } as const;
  try {
    const { data } = await vault.call(call, Wrapping);
    return data.creation_path === `auth/approle/role/${role}/secret-id` ? 'ready' : 'spent';
  } catch (error) {
    // Vault answers 400 for a wrapping that it does not know any more.
    if (error instanceof VaultRefused && error.status === 400) return 'spent';
    throw error;
  }
}
