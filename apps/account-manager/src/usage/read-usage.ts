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

type PersonLook = { now: number; fields: ReadonlyMap<string, string>; actions: ReadonlyMap<string, string> };

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
  const looks = await Promise.all(
    LimitedAction.options.map(async action => ({
      action,
      limits: limitsFor(profile, action, age).filter(limit => limit.counts !== 'channel'),
      look: await lookAt(dependencies, account.personKey, action),
    })),
  );
  const invites = looks[LimitedAction.options.indexOf('invite')]?.look;
  if (!invites) throw new Error('there is no action invite');
  const ownChannels = await findTeamChannels(pool, teamId, account.personKey);
  return {
    accountId,
    profile: profile.name,
    limits: looks.flatMap(({ limits, look }) => limits.map(limit => toLimitUsage(limit, look))),
    channels: toChannels(profile, invites).filter(({ channel }) => ownChannels.has(channel)),
    pausedUntil: futureOrNull(invites, 'pause:invite'),
    restrictions: (await readStanding(pool, accountId))?.restrictions ?? [],
    lease: invites.fields.get('leaseAccount') === accountId ? toHolder(invites) : null,
  };
}

async function lookAt(
  dependencies: RebuildDependencies,
  personKey: string,
  action: LimitedAction,
): Promise<PersonLook> {
  const { redis } = dependencies;
  const subject = { personKey, channelKey: null };
  const state = await withRebuild(dependencies, subject, () =>
    readPerson(redis, { personKey, action, invitedInto: null, channelPaceMs: 0, limits: [] }),
  );
  if (isUndecided(state)) throw problem('service_unavailable');
  return state;
}

function toLimitUsage(limit: Limit, { now, actions }: PersonLook): Usage['limits'][number] {
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
  for (const [member, at] of actions) {
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
