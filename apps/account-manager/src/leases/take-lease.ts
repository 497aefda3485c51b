import type { Ineligible, Lease, LeasePurpose, Speed } from '@muster/contracts';
import { clock, newId, type Sign } from '@muster/service-kit';
import type { z } from 'zod';
import type { KnownAccount } from '../accounts/repository.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { standing, withRebuild } from '../recovery/with-rebuild.ts';
import { takeLease as takeInRedis } from '../scripts.ts';
import { type ChooserDependencies, chooseAccounts, type LeaseQuestion } from './choose-account.ts';
import { readsPerMinute, toLease } from './lease-proof.ts';

export type LeaseDependencies = ChooserDependencies & { ledger: Ledger; sign: Sign };

export type LeaseRequest = LeaseQuestion & {
  purpose: LeasePurpose;
  holder: string;
  speed: z.infer<typeof Speed>;
};

export type LeaseAnswer =
  | { status: 'granted'; lease: Lease }
  | { status: 'none_eligible'; accounts: Ineligible[]; nextAt: string | null };

/** Another replica may take the best account between the look and the taking: the next look sees it. */
const TRIES = 3;

/** Takes the best eligible account; the grant is durable before it is answered, so that fencing tokens only grow. */
export async function takeLease(
  dependencies: LeaseDependencies,
  request: LeaseRequest,
): Promise<LeaseAnswer> {
  for (let attempt = 1; ; attempt++) {
    const choice = await chooseAccounts(dependencies, request, 1);
    const [account] = choice.eligible;
    const lease = account && (await takeAccount(dependencies, account, request));
    if (lease) return { status: 'granted', lease };
    if (!account || attempt === TRIES) {
      const nextAt = account ? new Date(clock.now() + 1_000).toISOString() : choice.nextAt;
      return { status: 'none_eligible', accounts: choice.ineligible, nextAt };
    }
  }
}

async function takeAccount(
  dependencies: LeaseDependencies,
  account: KnownAccount,
  { holder, purpose, channel, speed }: LeaseRequest,
): Promise<Lease | null> {
  const { redis, ledger, sign, profiles } = dependencies;
  const { id: accountId, teamId, personKey } = account;
  const leaseId = newId();
  const subject = { personKey, channelKey: null };
  const { channelPaceMs } = await profiles.of(accountId);
  const taken = await withRebuild({ ...dependencies, channelPaceMs }, subject, async () => {
    const reply = await takeInRedis(redis, { personKey, leaseId, accountId, holder });
    if (reply.status !== 'taken') return reply;
    const { version, epoch, now: decidedAt } = reply;
    const entry = {
      kind: 'lease',
      subjectId: leaseId,
      teamId,
      accountId,
      personKey,
      version,
      decidedAt,
      holder,
      purpose,
    } as const;
    const appended = await ledger.append(entry, { person: epoch, channel: null });
    return standing(appended, reply);
  });
  if (taken.status !== 'taken') return null;
  const facts = {
    leaseId,
    accountId,
    teamId,
    purpose,
    channel: channel ?? null,
    fencingToken: taken.version,
    readsPerMinute: readsPerMinute(speed),
  };
  return toLease(sign, facts, taken.leaseUntil);
}
