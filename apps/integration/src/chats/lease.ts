import { CLOCK_TOLERANCE_MS, LEASE_TTL_MS, type LeaseClaims } from '@muster/contracts';
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
    if (!claims || !isGood(claims)) throw problem('lease_lost');
    const account = await accounts.find({ id: claims.accountId, teamId: claims.teamId });
    if (!account) throw problem('lease_lost');
    // Most pages are read under a token that was noted before; only a new one is worth a write.
    const noted = account.fencingToken === BigInt(claims.fencingToken);
    if (!noted && !(await accounts.passFence(account, claims.fencingToken))) throw problem('lease_lost');
    return { account, claims };
  };
}

/** A proof that seems to come from the future shows that the clock here is slow, and would find it good for too long. */
function isGood({ expiresAtMs }: LeaseClaims): boolean {
  const now = clock.now();
  return now < expiresAtMs && expiresAtMs - LEASE_TTL_MS <= now + CLOCK_TOLERANCE_MS;
}
