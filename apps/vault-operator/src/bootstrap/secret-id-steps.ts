import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { lookAtHandedOver } from '../rotate/secret-ids/handed-over.ts';
import type { Vault } from '../vault/client.ts';
import { listSecretIds } from '../vault/secret-ids.ts';
import { handOver } from './hand-over.ts';
import type { Roles } from './roles.ts';
import type { Step } from './step.ts';

/**
 * Each process gets a secret id, unless one of its own lives and can be got at: turning those over is a rotation's
 * work. What was handed over and never taken within its hour, or was not written down any more, is none.
 */
export async function secretIdSteps(vault: Vault, { roles }: Roles, folder: string): Promise<Step[]> {
  const steps = Object.entries(roles).map(async ([role, { processes }]) => {
    const living = await listSecretIds(vault, role);
    return Promise.all(
      processes.map(async (process): Promise<Step> => {
        const at = { folder, role, process };
        const isThere = living.some(known => known.process === process) && (await liesReady(vault, at));
        return {
          name: `secret id for ${process}, wrapped, in ${folder}/${process}`,
          state: isThere ? 'there' : 'missing',
          async apply() {
            await handOver(vault, at);
          },
        };
      }),
    );
  });
  return (await Promise.all(steps)).flat();
}

async function liesReady(
  vault: Vault,
  at: { folder: string; role: string; process: string },
): Promise<boolean> {
  const lies = (name: string) =>
    access(join(at.folder, at.process, name)).then(
      () => true,
      () => false,
    );
  if (!(await lies('role-id'))) return false;
  return (await lies('secret-id')) || (await lookAtHandedOver(vault, at)) === 'ready';
}
