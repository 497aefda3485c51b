import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Vault } from '../vault/client.ts';
import type { Roles } from './roles.ts';
import type { Step } from './step.ts';

const Cidrs = z
  .array(z.string())
  .nullish()
  // Vault names a block of one address by the address alone.
  .transform(blocks => (blocks ?? []).map(block => block.replace(/\/(32|128)$/, '')).sort());

const AppRole = z.object({
  bind_secret_id: z.boolean(),
  secret_id_bound_cidrs: Cidrs,
  secret_id_num_uses: z.number(),
  secret_id_ttl: z.number(),
  token_bound_cidrs: Cidrs,
  token_max_ttl: z.number(),
  token_no_default_policy: z.boolean(),
  token_policies: z.array(z.string()),
  token_ttl: z.number(),
});

/** One AppRole for each service: with its own policy alone, from its own network alone. */
export function roleSteps(vault: Vault, { roles, ...lives }: Roles): Promise<Step[]> {
  return Promise.all(
    Object.entries(roles).map(async ([role, { cidrs }]) => {
      const path = `auth/approle/role/${role}`;
      const wanted = {
        bind_secret_id: true,
        secret_id_bound_cidrs: cidrs,
        secret_id_num_uses: 0,
        secret_id_ttl: lives.secretIdTtlS,
        token_bound_cidrs: cidrs,
        token_max_ttl: lives.tokenMaxTtlS,
        token_no_default_policy: true,
        token_policies: [role],
        token_ttl: lives.tokenTtlS,
      };
      const known = await vault.find({ method: 'GET', path }, z.object({ data: AppRole }));
      const isSame = known !== null && isDeepStrictEqual(known.data, AppRole.parse(wanted));
      return {
        name: `role ${role}, from ${cidrs.join(', ')}`,
        state: !known ? 'missing' : isSame ? 'there' : 'differs',
        apply: () => vault.tell({ method: 'POST', path, body: wanted }),
      };
    }),
  );
}
