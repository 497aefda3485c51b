import { z } from 'zod';
import { CannotDo } from '../print.ts';
import { type Vault, VaultRefused } from '../vault/client.ts';
import type { Step } from './step.ts';

const Devices = z.object({ data: z.record(z.string(), z.object({ type: z.string() })) });

/**
 * Vault writes down who asked for what; first of all, so that the rest of the bootstrap is written down as well. A
 * device that the server's own configuration names is one too: OpenBao takes none over its API.
 */
export async function auditStep(vault: Vault, file: string): Promise<Step> {
  const { data } = await vault.call({ method: 'GET', path: 'sys/audit' }, Devices);
  return {
    name: `audit device, writing to ${file}`,
    state: Object.keys(data).length > 0 ? 'there' : 'missing',
    async apply() {
      const body = { type: 'file', options: { file_path: file } };
      try {
        await vault.tell({ method: 'POST', path: 'sys/audit/file', body });
      } catch (error) {
        if (!(error instanceof VaultRefused) || error.status !== 400) throw error;
        throw new CannotDo(
          `Vault turns on no audit device: ${error.errors.join('; ')}. Let Vault's user write ${file}, or set ` +
            'VAULT_AUDIT_FILE to a file that it can. OpenBao takes one only from its configuration: ' +
            `\`audit "file" "file" { options { file_path = "${file}" } }\`, then SIGHUP, then bootstrap again`,
        );
      }
    },
  };
}
