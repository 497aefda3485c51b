import { clock } from '@muster/service-kit';
import type { Candidate, Candidates, KnownAccount } from '../accounts/repository.ts';
import { limitsFor } from '../limits/limits-for.ts';
import type { Profiles } from '../profiles/profiles.ts';
import { isUndecided, type Undecided } from '../recovery/with-rebuild.ts';
import { type RightStanding, standingOf } from '../rights/standing.ts';
import { type LeaseQuestion, refusalsSince } from './lease-question.ts';
import { LOGGED_OUT, leasedUntil, REMOVED, undecided } from './obstacles.ts';
import { ACTION_OF } from './purposes.ts';
import { lastToEnd, type Obstacle, type Prospect } from './rank.ts';
import { type Seen, type SeePeopleDependencies, type Subject, seePeople } from './see-people.ts';

export type LookDependencies = SeePeopleDependencies & { profiles: Profiles };

/**
 * How accounts stand at this moment, for one purpose: one round trip to Redis for all that have the right or may have
 * it. Those without are most of a large team, and nothing else about them will matter.
 */
export async function lookAtAccounts(
  dependencies: LookDependencies,
  { candidates, channelHead }: Candidates,
  question: LeaseQuestion,
): Promise<Prospect<KnownAccount>[]> {
  const standings = toStandings(candidates, question);
  const connected = candidates.flatMap(({ account }) => (account.loggedOutAt === null ? [account] : []));
  const rightOf = (account: KnownAccount) => standings.get(account.id) ?? 'ask';
  const able = await Promise.all(
    connected
      .filter(account => rightOf(account) !== 'may_not')
      .map(account => toSubject(dependencies, account, question)),
  );
  const seen = await seePeople(dependencies, able, question, channelHead);
  return [
    ...able.map((subject, i) => toProspect(subject, seen[i], rightOf(subject.account))),
    ...connected.filter(account => rightOf(account) === 'may_not').map(toRightless),
    ...candidates.flatMap(({ account }) => (account.loggedOutAt === null ? [] : [toLoggedOut(account)])),
  ];
}

function toStandings(
  candidates: readonly Candidate[],
  question: LeaseQuestion,
): ReadonlyMap<string, RightStanding> {
  const needsRight = question.purpose === 'invite' && question.channel !== undefined;
  const when = { now: clock.now(), refusalsSince: refusalsSince(question) };
  return new Map(
    candidates.map(({ account, right }) => [account.id, needsRight ? standingOf(right, when) : 'may']),
  );
}

async function toSubject(
  { profiles }: LookDependencies,
  account: KnownAccount,
  { purpose }: LeaseQuestion,
): Promise<Subject> {
  const action = ACTION_OF[purpose];
  const profile = await profiles.of(account.id);
  const limits = action ? limitsFor(profile, action, { ...account, now: clock.now() }) : [];
  return { account, profile, limits };
}

function toProspect(
  subject: Subject,
  seen: Seen | Undecided = { status: 'rebuilding' },
  right: RightStanding,
): Prospect<KnownAccount> {
  const { account, limits } = subject;
  if (isUndecided(seen)) return { ...NOTHING_KNOWN, account, right, obstacle: undecided(seen) };
  const { used, errorScore, lastLeaseAt } = seen.person;
  // A limit of 0 is an obstacle already, or not what the lease is for.
  const sharesUsed = limits.map(({ value }, i) => (value === 0 ? 0 : (used[i] ?? 0) / value));
  return { account, obstacle: obstacleOf(seen), right, sharesUsed, errorScore, lastLeaseAt };
}

const NOTHING_KNOWN = { sharesUsed: [], errorScore: 0, lastLeaseAt: 0 } as const;

const toRightless = (account: KnownAccount): Prospect<KnownAccount> => ({
  ...NOTHING_KNOWN,
  account,
  right: 'may_not',
  obstacle: null,
});

const toLoggedOut = (account: KnownAccount): Prospect<KnownAccount> => ({
  ...NOTHING_KNOWN,
  account,
  right: 'may',
  obstacle: account.isRemoved ? REMOVED : LOGGED_OUT,
});

function obstacleOf({ now, person }: Seen): Obstacle | null {
  const { denial, heldUntil } = person;
  return lastToEnd(
    denial && {
      reason: denial.limit || denial.reason,
      nextAt: denial.retryAt,
    },
    heldUntil > now ? leasedUntil(heldUntil, now) : null,
  );
}
