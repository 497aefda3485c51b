import type { Ineligible, Lease, Speed } from '@muster/contracts';
import { clock, newId, type Sign } from '@muster/service-kit';
import type { z } from 'zod';
import type { KnownAccount } from '../accounts/repository.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { isUndecided, standing, withRebuild } from '../recovery/with-rebuild.ts';
import { takeLease as takeInRedis } from '../scripts/leases.ts';
import { type ChooserDependencies, eligibleAccounts, toIneligible } from './choose-account.ts';
import { readsPerMinute, toLease } from './lease-proof.ts';
import type { LeaseQuestion } from './lease-question.ts';
import { leasedUntil, undecided } from './obstacles.ts';
import { ELIGIBILITY } from './purposes.ts';
import type { Obstacle, Refused } from './rank.ts';

export type LeaseDependencies = ChooserDependencies & { ledger: Ledger; sign: Sign };

export type LeaseRequest = LeaseQuestion & {
  /** What the account is used for: shown to people who ask who holds it. */
  holder: string;
  speed: z.infer<typeof Speed>;
};

export type LeaseAnswer =
  | { status: 'granted'; lease: Lease }
  | { status: 'none_eligible'; accounts: Ineligible[]; nextAt: string | null };

/**
 * Takes the best account that is still free: many may ask at the same time and see the same one first. The grant is
 * durable before it is answered, so that fencing tokens only grow.
 */
export async function takeLease(
  dependencies: LeaseDependencies,
  request: LeaseRequest,
): Promise<LeaseAnswer> {
  const refused: Refused<KnownAccount>[] = [];
  for await (const account of eligibleAccounts(dependencies, request, refused)) {
    const taken = await takeAccount(dependencies, account, request);
    if ('lease' in taken) return { status: 'granted', lease: taken.lease };
    refused.push({ account, ...taken });
  }
  const { ineligible: accounts, nextAt } = toIneligible(refused);
  return { status: 'none_eligible', accounts, nextAt };
}

/** @returns the lease, or what came in between since the account was looked at */
async function takeAccount(
  dependencies: LeaseDependencies,
  account: KnownAccount,
  { holder, purpose, channel, speed }: LeaseRequest,
): Promise<{ lease: Lease } | Obstacle> {
  const { redis, ledger, sign } = dependencies;
  const { id: accountId, teamId, personKey } = account;
  const leaseId = newId();
  const { barredBy } = ELIGIBILITY[purpose];
  const subject = { personKey, channelKey: null };
  const taken = await withRebuild(dependencies, subject, async () => {
    const reply = await takeInRedis(redis, {
      personKey,
      leaseId,
      accountId,
      holder,
      purpose,
      barredBy,
    });
    if (reply.status !== 'taken') return reply;
    const { version, now: decidedAt } = reply;
    const lease = { teamId, accountId, personKey, version, decidedAt, holder, purpose };
    return standing(await ledger.append({ kind: 'lease', subjectId: leaseId, ...lease }, reply.from), reply);
  });
  if (isUndecided(taken)) return undecided(taken);
  if (taken.status === 'busy') return leasedUntil(taken.leaseUntil, clock.now());
  if (taken.status === 'restricted') return { reason: taken.kind, nextAt: taken.until };
  const facts = {
    leaseId,
    accountId,
    teamId,
    purpose,
    channel: channel ?? null,
    fencingToken: taken.version,
    readsPerMinute: readsPerMinute(speed),
  };
  return { lease: toLease(sign, facts, taken.leaseUntil) };
}
