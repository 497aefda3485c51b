import { z } from 'zod';
import type { Vault } from '../vault/client.ts';
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
    apply: () =>
      vault.tell({
        method: 'POST',
        path: 'sys/audit/file',
        body: { type: 'file', options: { file_path: file } },
      }),
  };
}
