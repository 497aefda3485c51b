import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Vault } from '../vault/client.ts';
import type { Step } from './step.ts';

const Policy = z.object({ data: z.object({ policy: z.string() }) });

/** What each role may do, as its file says: a policy that was changed in Vault by hand is put right. */
export function policySteps(vault: Vault, folder: string, roles: readonly string[]): Promise<Step[]> {
  return Promise.all(
    roles.map(async role => {
      const policy = await readFile(join(folder, `${role}.hcl`), 'utf8');
      const path = `sys/policies/acl/${role}`;
      const known = await vault.find({ method: 'GET', path }, Policy);
      const isSame = known?.data.policy.trim() === policy.trim();
      return {
        name: `policy ${role}`,
        state: !known ? 'missing' : isSame ? 'there' : 'differs',
        apply: () => vault.tell({ method: 'POST', path, body: { policy } }),
      };
    }),
  );
}
