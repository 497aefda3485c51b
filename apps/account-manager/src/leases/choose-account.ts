import type { Ineligible, LeasePurpose, LimitedAction } from '@muster/contracts';
import { clock, type Redis } from '@muster/service-kit';
import { type MayInviteDependencies, mayInvite } from '../accounts/may-invite.ts';
import { findTeamAccounts, type KnownAccount } from '../accounts/repository.ts';
import { askAgainAt } from '../limits/ask-again.ts';
import { limitsFor } from '../limits/limits-for.ts';
import { DAY_MS, type Limit } from '../limits/table.ts';
import type { Profiles } from '../profiles/profiles.ts';
import type { RebuildDependencies } from '../recovery/rebuild.ts';
import { isUndecided, withRebuild } from '../recovery/with-rebuild.ts';
import { readPerson } from '../scripts.ts';

/** The limited action a lease is taken for; none where permits are asked for as need arises. */
const ACTION_OF: Record<LeasePurpose, LimitedAction | null> = {
  invite: 'invite',
  message: 'direct_message',
  parse: null,
  login: null,
};

/** What could not be decided now can be in a moment. */
const UNDECIDED_MS = 1_000;

/** An account about which nothing can be learned now is looked at again after this. */
const LOOK_AGAIN_MS = 30_000;

/** A lease ends in 30 s at the latest, but most are given back before: asking again makes sense after this. */
const GIVEN_BACK_MS = 5_000;

export type ChooserDependencies = MayInviteDependencies &
  RebuildDependencies & { redis: Redis; profiles: Profiles };

export type LeaseQuestion = {
  teamId: string;
  purpose: LeasePurpose;
  channel?: string | undefined;
  accountIds?: readonly string[] | undefined;
};

/** The accounts that may be leased, best first; and for the others why not, and when that may change. */
export type Choice = { eligible: KnownAccount[]; ineligible: Ineligible[]; nextAt: string | null };

type Look =
  | { eligible: true; account: KnownAccount; shareUsed: number; lastLeaseAt: number }
  | { eligible: false; because: Ineligible };

/**
 * Ranks the accounts that could take a lease and act at once. The one that has most of its day left comes first, then
 * the one used least recently: work spreads evenly, by what each may do. Rights are asked last and only until `enough`
 * accounts have them, because asking may cost a call of the platform.
 */
export async function chooseAccounts(
  dependencies: ChooserDependencies,
  question: LeaseQuestion,
  enough = Number.POSITIVE_INFINITY,
): Promise<Choice> {
  const accounts = await findTeamAccounts(dependencies.pool, question.teamId, question.accountIds);
  const looks = await Promise.all(accounts.map(account => lookAt(dependencies, account, question)));
  const ineligible = looks.flatMap(look => (look.eligible ? [] : [look.because]));
  const ranked = looks
    .flatMap(look => (look.eligible ? [look] : []))
    .sort((a, b) => a.shareUsed - b.shareUsed || a.lastLeaseAt - b.lastLeaseAt);

  const eligible: KnownAccount[] = [];
  for (const { account } of ranked) {
    if (eligible.length >= enough) break;
    const refusal = await lacksRight(dependencies, account, question);
    if (refusal) ineligible.push(refusal);
    else eligible.push(account);
  }
  return { eligible, ineligible, nextAt: earliest(ineligible) };
}

async function lookAt(
  dependencies: ChooserDependencies,
  account: KnownAccount,
  { purpose, channel }: LeaseQuestion,
): Promise<Look> {
  if (account.loggedOutAt !== null) return refuse(account, 'logged_out', null);
  const { redis, profiles } = dependencies;
  const profile = await profiles.of(account.id);
  const action = ACTION_OF[purpose];
  const limits = action ? limitsFor(profile, action, clock.now() - account.firstSeenAt) : [];
  const subject = { personKey: account.personKey, channelKey: (action && channel) ?? null };
  const state = await withRebuild(
    { ...dependencies, channelPaceMs: profile.channelPaceMs },
    subject,
    async () => {
      const look = await readPerson(redis, { ...subject, action, limits });
      // A refusal takes no version that would show that Redis went back in time, so it is looked for here.
      const isBehind = look.status === 'person' && Number(look.fields.get('version')) < account.ledgerVersion;
      return isBehind ? { status: 'conflict' as const } : look;
    },
  );
  if (isUndecided(state)) return refuse(account, state.status, clock.now() + UNDECIDED_MS);

  const heldUntil = Number(state.fields.get('leaseUntil') ?? 0);
  if (heldUntil > state.now) {
    return refuse(account, 'leased', Math.min(heldUntil, state.now + GIVEN_BACK_MS));
  }
  const { denial } = state;
  if (denial) {
    return refuse(account, denial.limit || denial.reason, askAgainAt(denial, profile, account.firstSeenAt));
  }
  return {
    eligible: true,
    account,
    shareUsed: shareOfDay(limits, [...state.actions.values()], state.now),
    lastLeaseAt: Number(state.fields.get('leaseSince') ?? 0),
  };
}

/** The share of its day an account has used, 0 to 1. */
function shareOfDay(limits: readonly Limit[], countedAt: readonly string[], now: number): number {
  const day = limits.find(limit => limit.windowMs === DAY_MS && limit.counts === 'all');
  const used = countedAt.filter(at => Number(at) > now - DAY_MS).length;
  return day ? used / day.value : 0;
}

async function lacksRight(
  dependencies: ChooserDependencies,
  account: KnownAccount,
  { purpose, channel }: LeaseQuestion,
): Promise<Ineligible | null> {
  if (purpose !== 'invite' || !channel) return null;
  const right = await mayInvite(dependencies, account, channel);
  if (right.status === 'may') return null;
  return right.status === 'may_not'
    ? toIneligible(account, 'chat_admin_required', null)
    : toIneligible(account, right.code, clock.now() + LOOK_AGAIN_MS);
}

const refuse = (account: KnownAccount, reason: string, nextAt: number | null): Look => ({
  eligible: false,
  because: toIneligible(account, reason, nextAt),
});

function toIneligible(account: KnownAccount, reason: string, nextAt: number | null): Ineligible {
  return { accountId: account.id, reason, nextAt: nextAt === null ? null : new Date(nextAt).toISOString() };
}

function earliest(ineligible: readonly Ineligible[]): string | null {
  const moments = ineligible.flatMap(({ nextAt }) => (nextAt === null ? [] : [nextAt]));
  return moments.sort()[0] ?? null;
}
