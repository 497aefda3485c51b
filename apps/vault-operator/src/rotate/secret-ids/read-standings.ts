import type { Vault } from '../../vault/client.ts';
import { type IssuedSecretId, listSecretIds } from '../../vault/secret-ids.ts';
import { listTokens } from '../../vault/tokens.ts';
import { lookAtHandedOver } from './handed-over.ts';
import type { Standing } from './next-step.ts';

/** A process that has a secret id of its own, and the role it acts in. */
export type Holder = { role: string; process: string };

/**
 * How each of these processes stands, by its name. Tokens are listed before secret ids: a login between the two then
 * shows only in the next look, and never a secret id as one that nobody lives by.
 */
export async function readStandings(
  vault: Vault,
  holders: readonly Holder[],
  folder: string,
): Promise<ReadonlyMap<string, Standing>> {
  const handedOver = await Promise.all(holders.map(holder => lookAtHandedOver(vault, { folder, ...holder })));
  const tokens = await listTokens(vault);
  const roles = [...new Set(holders.map(({ role }) => role))];
  const issued = new Map(
    await Promise.all(roles.map(async role => [role, await listSecretIds(vault, role)] as const)),
  );
  return new Map(
    holders.map(({ role, process }, index) => [
      process,
      {
        secretIds: (issued.get(role) ?? []).filter(id => id.process === process).sort(byAge),
        tokens: tokens.filter(token => token.process === process),
        handedOver: handedOver[index] ?? 'taken',
      },
    ]),
  );
}

const byAge = (one: IssuedSecretId, other: IssuedSecretId) => (one.issuedAt ?? 0) - (other.issuedAt ?? 0);
