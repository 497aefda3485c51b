import { clock, type Pool } from '@muster/service-kit';
import type { KnownAccount } from '../accounts/repository.ts';
import { limitsFor } from '../limits/limits-for.ts';
import type { Profiles } from '../profiles/profiles.ts';
import { isUndecided, type Undecided } from '../recovery/with-rebuild.ts';
import { findRights } from '../rights/repository.ts';
import { type RightStanding, standingOf } from '../rights/standing.ts';
import { type LeaseQuestion, refusalsSince } from './lease-question.ts';
import { LOGGED_OUT, leasedUntil, undecided } from './obstacles.ts';
import { ELIGIBILITY } from './purposes.ts';
import { lastToEnd, type Obstacle, type Prospect } from './rank.ts';
import { type Seen, type SeePeopleDependencies, type Subject, seePeople } from './see-people.ts';

export type LookDependencies = SeePeopleDependencies & { pool: Pool; profiles: Profiles };

/**
 * How accounts stand at this moment, for one purpose: one query for their rights, and one round trip to Redis for all
 * that have it or may have it. Those without are most of a large team, and nothing else about them will matter.
 */
export async function lookAtAccounts(
  dependencies: LookDependencies,
  accounts: readonly KnownAccount[],
  question: LeaseQuestion,
): Promise<Prospect<KnownAccount>[]> {
  const connected = accounts.filter(account => account.loggedOutAt === null);
  const [subjects, rightOf] = await Promise.all([
    Promise.all(connected.map(account => toSubject(dependencies, account, question))),
    readRights(dependencies, connected, question),
  ]);
  const able = subjects.filter(({ account }) => rightOf(account) !== 'may_not');
  const seen = await seePeople(dependencies, able, question);
  return [
    ...able.map((subject, i) => toProspect(subject, seen[i], rightOf(subject.account))),
    ...connected.filter(account => rightOf(account) === 'may_not').map(toRightless),
    ...accounts.filter(account => account.loggedOutAt !== null).map(toLoggedOut),
  ];
}

async function toSubject(
  { profiles }: LookDependencies,
  account: KnownAccount,
  { purpose }: LeaseQuestion,
): Promise<Subject> {
  const { action } = ELIGIBILITY[purpose];
  const profile = await profiles.of(account.id);
  const limits = action ? limitsFor(profile, action, { ...account, now: clock.now() }) : [];
  return { account, profile, limits };
}

async function readRights(
  { pool }: LookDependencies,
  accounts: readonly KnownAccount[],
  question: LeaseQuestion,
): Promise<(account: KnownAccount) => RightStanding> {
  const { purpose, channel } = question;
  if (purpose !== 'invite' || !channel) return () => 'may';
  const ids = accounts.map(account => account.id);
  const known = await findRights(pool, channel, ids);
  const when = { now: clock.now(), refusalsSince: refusalsSince(question) };
  return account => standingOf(known.get(account.id), when);
}

function toProspect(
  subject: Subject,
  seen: Seen | Undecided = { status: 'rebuilding' },
  right: RightStanding,
): Prospect<KnownAccount> {
  const { account, limits } = subject;
  if (isUndecided(seen)) return { ...NOTHING_KNOWN, account, right, obstacle: undecided(seen) };
  const { used, errorScore, lastLeaseAt } = seen.person;
  const sharesUsed = limits.map(({ value }, i) => (used[i] ?? 0) / value);
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
  obstacle: LOGGED_OUT,
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
