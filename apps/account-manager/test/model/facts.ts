import type { LiftableKind, LimitedAction, PermitOutcome } from '@muster/contracts';
import type { Profile } from '../../src/limits/table.ts';
import { allowedBy } from './rules.ts';

/** A permit that was durably granted. Times in ms. */
export type Grant = {
  readonly id: string;
  readonly person: number;
  readonly teamId: string;
  readonly action: LimitedAction;
  /** Of an invite. */
  readonly channel: string | null;
  readonly isStranger: boolean;
  readonly decidedAt: number;
  readonly latestAt: number;
  readonly pauseMs: number;
  /** When the platform does it, in truth: nobody knows before it is reported. null: never. */
  executesAt: number | null;
  /** What was reported, and from when on it counts; null: nowhere. */
  outcome: { kind: PermitOutcome; countsAt: number | null } | null;
  /** An outcome was reported and did not become durable: the channel may go by it, until it is reported again. */
  isReported: boolean;
};

export type PresentRestriction = {
  readonly kind: LiftableKind;
  readonly version: number;
  readonly since: number;
  readonly until: number | null;
  /** The platform asked for this time: nobody ends it earlier. */
  readonly isMandated: boolean;
};

/** The newest lease of a person that was durably granted. */
export type PresentLease = {
  readonly id: string;
  readonly fencingToken: number;
  /** The end its holder knows, by Redis' clock; of a holder who heard nothing, the latest there can be. */
  until: number;
  /** The holder gave it back; the ledger may not have heard of it. */
  isGivenUp: boolean;
  isReleased: boolean;
};

export type Person = {
  readonly key: string;
  readonly firstSeenAt: number;
  /** When they were connected last. */
  connectedAt: number;
  lease: PresentLease | null;
  restrictions: PresentRestriction[];
};

/** Why an action is not possible, and until when; null: no time helps. */
export type Obstacle = { readonly name: string; readonly until: number | null };

/** When a grant counts; null: nowhere. Until its time is known it is the latest possible. */
export const countsAt = (grant: Grant): number | null =>
  grant.outcome ? grant.outcome.countsAt : grant.latestAt;

/** Restrictions in force at a moment. */
export const inForce = (person: Person, now: number): PresentRestriction[] =>
  person.restrictions.filter(({ until }) => until === null || until > now);

/**
 * All that stands in the way of one more action, by the rules alone: plain filters over everything that ever happened.
 */
export function obstacles(
  profile: Profile,
  grants: readonly Grant[],
  people: readonly Person[],
  asked: { person: number; action: LimitedAction; channel: string | null; isStranger: boolean },
  now: number,
): Obstacle[] {
  const person = people[asked.person];
  if (!person) throw new Error('nobody asked');
  const found: Obstacle[] = inForce(person, now).map(({ kind, until }) => ({ name: kind, until }));

  const counted = grants.flatMap(grant => {
    const at = countsAt(grant);
    return at === null ? [] : [{ ...grant, at }];
  });
  const own = counted.filter(grant => grant.person === asked.person && grant.action === asked.action);
  for (const { at, pauseMs } of own)
    if (pauseMs > 0) found.push({ name: `${asked.action}_pause`, until: at + pauseMs });
  if (asked.action === 'invite') {
    const intoChannel = counted.filter(
      ({ action, channel }) => action === 'invite' && channel === asked.channel,
    );
    for (const { at } of intoChannel) found.push({ name: 'channel_pace', until: at + profile.channelPaceMs });
  }

  for (const limit of profile.actions[asked.action].limits) {
    if (limit.counts === 'strangers' && !asked.isStranger) continue;
    const ofKind = own.filter(
      ({ channel, isStranger }) =>
        limit.counts === 'all' ||
        (limit.counts === 'channel' && channel === asked.channel) ||
        (limit.counts === 'strangers' && isStranger),
    );
    const value = allowedBy(profile, limit, now - person.firstSeenAt);
    if (limit.windowMs === 0) {
      if (ofKind.length >= value) found.push({ name: limit.name, until: null });
      continue;
    }
    const leaves = ofKind
      .map(({ at }) => at + limit.windowMs)
      .filter(at => at > now)
      .sort((a, b) => a - b);
    const free = leaves.at(-value);
    if (free !== undefined && leaves.length >= value) found.push({ name: limit.name, until: free });
  }
  return found.filter(({ until }) => until === null || until > now);
}

/** Whether Redis may know of an invite into a channel what the ledger does not. */
export const isInDoubt = (grants: readonly Grant[], channel: string | null): boolean =>
  grants.some(
    grant => grant.action === 'invite' && grant.channel === channel && grant.isReported && !grant.outcome,
  );

/** When the last of these ends; null: never. */
export const lastEnd = (present: readonly Obstacle[]): number | null =>
  present.some(({ until }) => until === null) ? null : Math.max(...present.map(({ until }) => until ?? 0));
