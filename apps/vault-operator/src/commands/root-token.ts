import { z } from 'zod';
import type { Person } from '../person.ts';
import { CannotDo } from '../print.ts';
import { makeRootToken } from '../root-token/make-root-token.ts';
import { askForShares } from '../shares/read-shares.ts';
import { type Vault, VaultRefused } from '../vault/client.ts';
import { readSealStatus } from '../vault/seal.ts';
import { listRootTokens, revokeToken } from '../vault/tokens.ts';
import { whyNot } from './unseal.ts';

/** Makes a root token from shares that people type: never from those that lie ready for unsealing. */
export async function showRootToken(vault: Vault, person: Person): Promise<void> {
  const { initialized, sealed, t: needed } = await readSealStatus(vault);
  if (!initialized) throw new CannotDo(whyNot({ status: 'not-initialised' }));
  if (sealed) throw new CannotDo('Vault is sealed: `vault-operator unseal` first, with the same shares');
  const token = await makeRootToken(vault, await askForShares(person, needed));
  person.tell('Root token; end it as soon as it has done its work, `vault-operator root-token --revoke`:');
  person.tell(token);
}

const Self = z.object({ data: z.object({ accessor: z.string(), policies: z.array(z.string()) }) });

/**
 * Ends every root token that lives, for somebody who has one: also those of which nobody knows any more. The one they
 * have is the last, so that this can be run again with it where it was broken off.
 * @param root speaks with that token
 */
export async function revokeRootTokens(root: Vault, person: Person): Promise<void> {
  const { data: own } = await lookUpSelf(root);
  if (!own.policies.includes('root')) throw new CannotDo('That is no root token; nothing was revoked');
  const others = (await listRootTokens(root)).filter(({ accessor }) => accessor !== own.accessor);
  for (const { madeAt } of others) person.tell(`Another one lives, made ${madeAt.toISOString()}.`);
  if (others.length > 0 && !(await person.agrees(`Revoke ${others.length} more beside this one?`)))
    throw new CannotDo('Nothing was revoked: each of them lives');
  for (const { accessor } of others) await revokeToken(root, accessor);
  await root.tell({ method: 'POST', path: 'auth/token/revoke-self' });
  person.tell(
    `${others.length + 1} revoked; no root token lives. The shares make another one: \`vault-operator root-token\``,
  );
}

async function lookUpSelf(root: Vault): Promise<z.infer<typeof Self>> {
  try {
    return await root.call({ method: 'GET', path: 'auth/token/lookup-self' }, Self);
  } catch (error) {
    if (!(error instanceof VaultRefused) || error.status !== 403) throw error;
    throw new CannotDo('Vault does not know this token: it was revoked before, or is of another Vault');
  }
}
