import { type ErrorCode, isErrorCode } from '@muster/contracts';
import { clock, type HashPerson, newId, problem } from '@muster/service-kit';
import type { Account } from '../accounts/repository.ts';
import type { Proofs } from '../permits/proofs.ts';
import type { ChatLink } from './link.ts';
import { type ResolveLink, resolveTarget } from './resolve-link.ts';

/** What is asked of account-manager here. */
export type LookupPermits = {
  /** The lease of exactly this account, or null when it is in use or may not be used. */
  takeLease(account: { id: string; teamId: string }): Promise<{ id: string; token: string } | null>;
  /** A permit to resolve `target`, or when to ask again (null: nobody knows). */
  requestPermit(
    lease: { id: string; token: string },
    permit: { permitId: string; target: string },
  ): Promise<{ token: string } | { retryAt: string | null }>;
  releaseLease(lease: { id: string }): Promise<void>;
};

/** The channel behind a link the account has not met, asked by a person: within the limits all lookups share. */
export type ResolveForUser = (account: Account, link: ChatLink) => Promise<string>;

/** @throws problems `account_busy`, and whatever Telegram refused the lookup for */
export function createResolveForUser(parts: {
  permits: LookupPermits;
  proofs: Pick<Proofs, 'permit'>;
  hashPerson: HashPerson;
  resolveLink: ResolveLink;
}): ResolveForUser {
  const { permits, proofs, hashPerson, resolveLink } = parts;
  return async (account, link) => {
    const lease = await permits.takeLease(account);
    if (!lease) throw problem('account_busy');
    try {
      const target = resolveTarget(hashPerson, link);
      const permit = await permits.requestPermit(lease, { permitId: newId(), target });
      if ('retryAt' in permit) throw problem('account_busy', retryAfter(permit.retryAt));
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

const codeOf = (code: string): ErrorCode => (isErrorCode(code) ? code : 'telegram_error');

function retryAfter(retryAt: string | null): { retryAfterSeconds?: number } {
  if (retryAt === null) return {};
  return { retryAfterSeconds: Math.max(0, Math.ceil((Date.parse(retryAt) - clock.now()) / 1000)) };
}
