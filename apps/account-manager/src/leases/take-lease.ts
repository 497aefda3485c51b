import type { Ineligible, Lease, Speed } from '@muster/contracts';
import { clock, newId } from '@muster/service-kit';
import type { z } from 'zod';
import type { KnownAccount } from '../accounts/repository.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { isUndecided, standing, withRebuild } from '../recovery/with-rebuild.ts';
import { takeLease as takeInRedis } from '../scripts/leases.ts';
import { type ChooserDependencies, eligibleAccounts, toIneligible } from './choose-account.ts';
import type { LeaseOwners } from './lease-owners.ts';
import { type LeaseProofs, readsPerMinute } from './lease-proof.ts';
import type { LeaseQuestion } from './lease-question.ts';
import { leasedUntil, undecided } from './obstacles.ts';
import type { Obstacle, Refused } from './rank.ts';

export type LeaseDependencies = ChooserDependencies & {
  ledger: Ledger;
  leaseProofs: LeaseProofs;
  takesUnderWay: TakesUnderWay;
  leaseOwners: LeaseOwners;
};

export type LeaseRequest = LeaseQuestion & {
  /** What the account is used for: shown to people who ask who holds it. */
  holder: string;
  speed: z.infer<typeof Speed>;
};

export type LeaseAnswer =
  | { status: 'granted'; lease: Lease }
  | { status: 'none_eligible'; accounts: Ineligible[]; nextAt: string | null };

/** Takes of this process that are on their way, by person. */
export type TakesUnderWay = Map<string, Promise<Taken>>;

/** The lease, or what came in between since the account was looked at. */
type Taken = { lease: Lease } | Obstacle;

/**
 * Takes the best account that is still free: many may ask at the same time and see the same one first. One that another
 * request is just taking is left until all others are tried, so that askers spread and do not line up for the same. The
 * grant is durable before it is answered, so that fencing tokens only grow.
 */
export async function takeLease(
  dependencies: LeaseDependencies,
  request: LeaseRequest,
): Promise<LeaseAnswer> {
  const { takesUnderWay } = dependencies;
  const refused: Refused<KnownAccount>[] = [];
  const contested: { account: KnownAccount; theirs: Promise<Taken> }[] = [];
  for await (const account of eligibleAccounts(dependencies, request, refused)) {
    const theirs = takesUnderWay.get(account.personKey);
    if (theirs !== undefined) {
      contested.push({ account, theirs });
      continue;
    }
    const taken = await takeUnderWay(dependencies, account, request);
    if ('lease' in taken) return { status: 'granted', lease: taken.lease };
    refused.push({ account, ...taken });
  }
  for (const { account, theirs } of contested) {
    const taken = await takeAfter(theirs, dependencies, account, request);
    if ('lease' in taken) return { status: 'granted', lease: taken.lease };
    refused.push({ account, ...taken });
  }
  const { ineligible: accounts, nextAt } = toIneligible(refused);
  return { status: 'none_eligible', accounts, nextAt };
}

/** Who has just got a lease has it: neither Redis nor the ledger need be asked. */
async function takeAfter(
  theirs: Promise<Taken>,
  dependencies: LeaseDependencies,
  account: KnownAccount,
  request: LeaseRequest,
): Promise<Taken> {
  const taken = await theirs.catch(() => null);
  if (taken && 'lease' in taken) return leasedUntil(Date.parse(taken.lease.expiresAt), clock.now());
  return takeUnderWay(dependencies, account, request);
}

function takeUnderWay(
  dependencies: LeaseDependencies,
  account: KnownAccount,
  request: LeaseRequest,
): Promise<Taken> {
  const { takesUnderWay } = dependencies;
  const { personKey } = account;
  const take = takeAccount(dependencies, account, request).finally(() => {
    if (takesUnderWay.get(personKey) === take) takesUnderWay.delete(personKey);
  });
  takesUnderWay.set(personKey, take);
  return take;
}

async function takeAccount(
  dependencies: LeaseDependencies,
  account: KnownAccount,
  { holder, purpose, channel, speed }: LeaseRequest,
): Promise<Taken> {
  const { redis, ledger, leaseProofs, leaseOwners } = dependencies;
  const { id: accountId, teamId, personKey } = account;
  const leaseId = newId();
  const subject = { personKey, channelKey: null };
  const taken = await withRebuild(dependencies, subject, async () => {
    const reply = await takeInRedis(redis, {
      personKey,
      leaseId,
      accountId,
      holder,
      purpose,
    });
    if (reply.status !== 'taken') return reply;
    const { version, now: decidedAt } = reply;
    const lease = { teamId, accountId, personKey, version, decidedAt, holder, purpose };
    return standing(await ledger.append({ kind: 'lease', subjectId: leaseId, ...lease }, reply.from), reply);
  });
  if (isUndecided(taken)) return undecided(taken);
  if (taken.status === 'busy') return leasedUntil(taken.leaseUntil, clock.now());
  if (taken.status === 'restricted') return { reason: taken.kind, nextAt: taken.until };
  leaseOwners.remember(leaseId, { teamId, accountId, personKey });
  const facts = {
    leaseId,
    accountId,
    teamId,
    purpose,
    channel: channel ?? null,
    fencingToken: taken.version,
    readsPerMinute: readsPerMinute(speed),
  };
  return { lease: leaseProofs.toLease(facts, taken.leaseUntil) };
}
