import { type ErrorCode, isErrorCode, type ReachedLimit } from '@muster/contracts';
import { clock, type HashPerson, newId, problem } from '@muster/service-kit';
import type { Account } from '../accounts/repository.ts';
import type { Proofs } from '../permits/proofs.ts';
import type { ResolvableLink } from './link.ts';
import { type ResolveLink, resolveTarget } from './resolve-link.ts';

/** What keeps the account, and when to ask again (null: nobody knows); which limit, where it is one. */
export type Withheld = { code: ErrorCode; retryAt: string | null; limit?: ReachedLimit };

/** What is asked of account-manager here. */
export type LookupPermits = {
  /** The lease of exactly this account. */
  takeLease(account: { id: string; teamId: string }): Promise<{ id: string; token: string } | Withheld>;
  /** A permit to resolve `target`. */
  requestPermit(
    lease: { id: string; token: string },
    permit: { permitId: string; target: string },
  ): Promise<{ token: string } | Withheld>;
  releaseLease(lease: { id: string }): Promise<void>;
};

/** The channel behind a link the account has not met, asked by a person: within the limits all lookups share. */
export type ResolveForUser = (account: Account, link: ResolvableLink) => Promise<string>;

/** @throws problems: what keeps the account, and whatever Telegram refused the lookup for */
export function createResolveForUser(parts: {
  permits: LookupPermits;
  proofs: Pick<Proofs, 'permit'>;
  hashPerson: HashPerson;
  resolveLink: ResolveLink;
}): ResolveForUser {
  const { permits, proofs, hashPerson, resolveLink } = parts;
  return async (account, link) => {
    const lease = await permits.takeLease(account);
    if ('code' in lease) throw withheld(lease);
    try {
      const target = resolveTarget(hashPerson, link);
      const permit = await permits.requestPermit(lease, { permitId: newId(), target });
      if ('code' in permit) throw withheld(permit);
      const claims = await proofs.permit(permit.token);
      if (!claims) throw problem('permit_refused');
      const resolved = await resolveLink(account, link, claims);
      if (resolved.status === 'failed') throw problem(codeOf(resolved.code), retryAfter(resolved.retryAt));
      return resolved.channel;
    } finally {
      // A lease that cannot be given back ends by itself.
      await permits.releaseLease(lease).catch(() => {});
    }
  };
}

const withheld = ({ code, retryAt, limit }: Withheld) =>
  problem(code, { ...retryAfter(retryAt), ...(limit && { limit }) });

const codeOf = (code: string): ErrorCode => (isErrorCode(code) ? code : 'telegram_error');

function retryAfter(retryAt: string | null): { retryAfterSeconds?: number } {
  if (retryAt === null) return {};
  return { retryAfterSeconds: Math.max(0, Math.ceil((Date.parse(retryAt) - clock.now()) / 1000)) };
}
