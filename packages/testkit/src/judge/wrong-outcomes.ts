import type { Target } from '@muster/contracts';
import type { SandboxPerson } from '../sandbox/control.ts';
import type { Invitation } from './invitations.ts';

/** What of a person decides how their target has to end. */
type Judged = Pick<SandboxPerson, 'userId' | 'bot' | 'deleted'> & {
  readonly privacy: Pick<SandboxPerson['privacy'], 'invite'>;
};

/** What Telegram knows about the people of a finished invite task whose destination had none of them before. */
export type Truth = {
  /** Everybody in the source. */
  people: readonly Judged[];
  /** What was tried in the destination. */
  invitations: readonly Invitation[];
  /** Who is in the destination now. */
  members: ReadonlySet<string>;
};

/** How one person's target has to end. */
type End = { state: 'joined' } | { state: 'failed'; reasons: readonly string[] };

/**
 * Judges a finished task by the world it worked in: whoever can be added must have joined, whoever cannot must have
 * failed for that reason and no other, and nobody of the source may be missing.
 * @returns a sentence for each person it went wrong with; none when nobody was lost
 */
export function wrongOutcomes(
  targets: readonly Pick<Target, 'platformUserId' | 'state' | 'reason'>[],
  { people, invitations, members }: Truth,
): string[] {
  const unaccounted = new Map(targets.map(target => [target.platformUserId, target]));
  const triesFor = Map.groupBy(invitations, invitation => invitation.userId);
  const wrong: string[] = [];
  // Bots and deleted accounts are left out when people are imported.
  for (const person of people.filter(({ bot, deleted }) => !bot && !deleted)) {
    const { userId } = person;
    const target = unaccounted.get(userId);
    unaccounted.delete(userId);
    const tries = triesFor.get(userId) ?? [];
    const end = dueEnd(person, tries);
    const found = target ? [target.state, target.reason?.code].filter(Boolean).join(': ') : 'no target';
    if (!target || !isEnd(target, end)) wrong.push(`${userId} is ${found}, due is ${describe(end)}`);
    if (tries.length !== 1) wrong.push(`${userId} was invited ${tries.length} times`);
    if (members.has(userId) !== (end.state === 'joined'))
      wrong.push(`${userId} is ${members.has(userId) ? '' : 'not '}in the destination`);
  }
  for (const userId of unaccounted.keys()) wrong.push(`${userId} is a target and was not to be invited`);
  return wrong;
}

function dueEnd({ privacy }: Judged, tries: readonly Invitation[]): End {
  // That somebody's chats are full shows only when they are to be added to one more.
  if (tries.at(-1)?.result === 'USER_CHANNELS_TOO_MUCH')
    return { state: 'failed', reasons: ['user_channels_too_much'] };
  if (privacy.invite === 'everybody') return { state: 'joined' };
  return {
    state: 'failed',
    reasons: ['user_privacy_restricted', 'user_premium_required', 'user_link_needs_premium'],
  };
}

function isEnd({ state, reason }: Pick<Target, 'state' | 'reason'>, end: End): boolean {
  return state === end.state && (end.state === 'joined' || end.reasons.includes(reason?.code ?? ''));
}

const describe = (end: End): string =>
  end.state === 'joined' ? 'joined' : `failed: ${end.reasons.join(' or ')}`;
