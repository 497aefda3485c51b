import type { Person } from '../person.ts';
import { CannotDo } from '../print.ts';
import { makeRootToken } from '../root-token/make-root-token.ts';
import { askForShares } from '../shares/read-shares.ts';
import type { Vault } from '../vault/client.ts';
import { readSealStatus } from '../vault/seal.ts';
import { whyNot } from './unseal.ts';

/** Makes a root token from shares that people type: never from those that lie ready for unsealing. */
export async function showRootToken(vault: Vault, person: Person): Promise<void> {
  const { initialized, sealed, t: needed } = await readSealStatus(vault);
  if (!initialized) throw new CannotDo(whyNot({ status: 'not-initialised' }));
  if (sealed) throw new CannotDo('Vault is sealed: `vault-operator unseal` first, with the same shares');
  const token = await makeRootToken(vault, await askForShares(person, needed));
  person.tell('Root token; revoke it as soon as it has done its work:');
  person.tell(token);
}
