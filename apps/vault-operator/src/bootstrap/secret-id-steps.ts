import type { Vault } from '../vault/client.ts';
import { listSecretIds } from '../vault/secret-ids.ts';
import { handOver } from './hand-over.ts';
import type { Roles } from './roles.ts';
import type { Step } from './step.ts';

/** Each process gets a secret id, unless one of its own lives: turning those over is a rotation's work. */
export async function secretIdSteps(vault: Vault, { roles }: Roles, folder: string): Promise<Step[]> {
  const steps = Object.entries(roles).map(async ([role, { processes }]) => {
    const living = await listSecretIds(vault, role);
    return processes.map(
      (process): Step => ({
        name: `secret id for ${process}, wrapped, in ${folder}/${process}`,
        state: living.some(known => known.process === process) ? 'there' : 'missing',
        async apply() {
          await handOver(vault, { folder, role, process });
        },
      }),
    );
  });
  return (await Promise.all(steps)).flat();
}
