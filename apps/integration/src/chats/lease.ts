import type { LeaseClaims } from '@muster/contracts';
import { clock, problem } from '@muster/service-kit';
import type { Account, AccountStore } from '../accounts/repository.ts';
import type { Proofs } from '../permits/proofs.ts';

export type UseLease = (token: string) => Promise<{ account: Account; claims: LeaseClaims }>;

/**
 * The account a lease stands for.
 * @throws a problem `lease_lost` when the proof is not account-manager's, has ended, or a newer lease was seen
 */
export function createUseLease(parts: {
  proofs: Pick<Proofs, 'lease'>;
  accounts: Pick<AccountStore, 'find' | 'passFence'>;
}): UseLease {
  const { proofs, accounts } = parts;
  return async token => {
    const claims = await proofs.lease(token);
    if (!claims || clock.now() >= claims.expiresAtMs) throw problem('lease_lost');
    const account = await accounts.find({ id: claims.accountId, teamId: claims.teamId });
    if (!account) throw problem('lease_lost');
    // Most pages are read under a token that was noted before; only a new one is worth a write.
    const noted = account.fencingToken === BigInt(claims.fencingToken);
    if (!noted && !(await accounts.passFence(account, claims.fencingToken))) throw problem('lease_lost');
    return { account, claims };
  };
}
