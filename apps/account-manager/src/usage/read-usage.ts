import { LimitedAction, type Usage } from '@muster/contracts';
import { clock, problem } from '@muster/service-kit';
import { findAccount, findTeamChannels } from '../accounts/repository.ts';
import { limitsFor } from '../limits/limits-for.ts';
import { roomAt } from '../limits/room-at.ts';
import { DAY_MS, type Limit, type Profile } from '../limits/table.ts';
import type { Profiles } from '../profiles/profiles.ts';
import type { RebuildDependencies } from '../recovery/rebuild.ts';
import { isUndecided, withRebuild } from '../recovery/with-rebuild.ts';
import { readPerson } from '../scripts/read-person.ts';
import { readStanding } from '../standings/read-standings.ts';

/** Member → the time it counts at, in ms. */
type Counted = ReadonlyMap<string, string>;

type PersonLook = {
  now: number;
  fields: ReadonlyMap<string, string>;
  actions: ReadonlyMap<LimitedAction, Counted>;
};

/**
 * Every limit of an account: used, left, and when one more becomes possible. The sums are those of the person, over
 * all teams; who holds them, and where they invited, is told only as far as it was for this team.
 */
export async function readUsage(
  dependencies: RebuildDependencies & { profiles: Profiles },
  accountId: string,
  teamId: string,
): Promise<Usage> {
  const { pool, profiles } = dependencies;
  const account = await findAccount(pool, accountId);
  if (account?.teamId !== teamId) throw problem('not_found');
  const profile = await profiles.of(accountId);
  const age = { firstSeenAt: account.firstSeenAt, now: clock.now() };
  const look = await lookAt(dependencies, account.personKey);
  const ownChannels = await findTeamChannels(pool, teamId, account.personKey);
  return {
    accountId,
    profile: profile.name,
    limits: LimitedAction.options.flatMap(action =>
      limitsFor(profile, action, age)
        .filter(limit => limit.counts !== 'channel')
        .map(limit => toLimitUsage(limit, look.actions.get(action) ?? NOTHING, look.now)),
    ),
    channels: toChannels(profile, look).filter(({ channel }) => ownChannels.has(channel)),
    pausedUntil: futureOrNull(look, 'pause:invite'),
    restrictions: (await readStanding(pool, accountId))?.restrictions ?? [],
    lease: look.fields.get('leaseAccount') === accountId ? toHolder(look) : null,
  };
}

const NOTHING: Counted = new Map();

async function lookAt(dependencies: RebuildDependencies, personKey: string): Promise<PersonLook> {
  const subject = { personKey, channelKey: null };
  const state = await withRebuild(dependencies, subject, () => readPerson(dependencies.redis, personKey));
  if (isUndecided(state)) throw problem('service_unavailable');
  return state;
}

function toLimitUsage(limit: Limit, actions: Counted, now: number): Usage['limits'][number] {
  const { name, value, windowMs, counts } = limit;
  const counted = [...actions]
    .filter(([member]) => counts === 'all' || member.endsWith('|stranger'))
    .map(([, at]) => Number(at))
    .filter(at => at > now - windowMs);
  const used = counted.length;
  const nextAt = roomAt(limit, counted);
  return {
    name,
    value,
    used,
    left: Math.max(0, value - used),
    nextAt: nextAt === null ? null : new Date(nextAt).toISOString(),
  };
}

function toChannels({ actions: rules }: Profile, { now, fields, actions }: PersonLook): Usage['channels'] {
  const limitOver = (windowMs: number) =>
    rules.invite.limits.find(limit => limit.counts === 'channel' && limit.windowMs === windowMs)?.value ?? 0;
  const today = new Map<string, number>();
  for (const [member, at] of actions.get('invite') ?? NOTHING) {
    const channel = member.slice(member.indexOf('|') + 1);
    if (Number(at) > now - DAY_MS) today.set(channel, (today.get(channel) ?? 0) + 1);
  }
  return [...fields].flatMap(([field, used]) => {
    if (!field.startsWith('ever:')) return [];
    const channel = field.slice('ever:'.length);
    return [
      {
        channel,
        today: today.get(channel) ?? 0,
        todayLimit: limitOver(DAY_MS),
        ever: Number(used),
        everLimit: limitOver(0),
      },
    ];
  });
}

function toHolder({ now, fields }: PersonLook): Usage['lease'] {
  const until = Number(fields.get('leaseUntil') ?? 0);
  if (until <= now) return null;
  return {
    holder: fields.get('leaseHolder') ?? '',
    since: new Date(Number(fields.get('leaseSince'))).toISOString(),
    expiresAt: new Date(until).toISOString(),
  };
}

function futureOrNull({ now, fields }: PersonLook, field: string): string | null {
  const at = Number(fields.get(field) ?? 0);
  return at > now ? new Date(at).toISOString() : null;
}
