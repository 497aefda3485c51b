import { join } from 'node:path';
import { z } from 'zod';
import { handOver } from '../../bootstrap/hand-over.ts';
import { CannotDo } from '../../print.ts';
import { logIn, OWN_ROLE } from '../../session.ts';
import { listSecretIds, revokeSecretId } from '../../vault/secret-ids.ts';
import { type Rotation, RUN_AGAIN } from '../rotation.ts';

const Self = z.object({ data: z.object({ meta: z.object({ issued_at: z.coerce.number() }) }) });

/**
 * Gives vault-operator itself a new secret id, in the way that everybody gets one, and revokes the old ones once it has
 * logged in with it. The token it works with meanwhile lives on: it ends with what it is used for.
 */
export async function rotateOwnSecretId({ vault, tell }: Rotation, folder: string): Promise<void> {
  const old = (await listSecretIds(vault, OWN_ROLE)).filter(({ process }) => process === OWN_ROLE);
  const issuedAt = await handOver(vault, { folder, role: OWN_ROLE, process: OWN_ROLE });
  const entered = vault.withToken((await logIn(vault, join(folder, OWN_ROLE), tell)).token);
  const { data } = await entered.call({ method: 'GET', path: 'auth/token/lookup-self' }, Self);
  await entered.tell({ method: 'POST', path: 'auth/token/revoke-self' });
  // Where the new one could not be opened, the login was still one by the old.
  if (data.meta.issued_at !== issuedAt)
    throw new CannotDo(
      `${OWN_ROLE}: its new secret id was opened by somebody else, or could not be kept. ${RUN_AGAIN}`,
    );
  for (const { accessor } of old) await revokeSecretId(vault, OWN_ROLE, accessor);
  tell(`${OWN_ROLE}: lives by the new secret id; ${old.length} old revoked`);
}
