import { type AccountBudget, LimitedAction } from '@muster/contracts';
import { clock } from '@muster/service-kit';
import type { KnownAccount } from '../accounts/repository.ts';
import { limitsFor } from '../limits/limits-for.ts';
import { roomAt } from '../limits/room-at.ts';
import type { Limit, Profile } from '../limits/table.ts';
import type { Profiles } from '../profiles/profiles.ts';
import type { RebuildDependencies } from '../recovery/rebuild.ts';
import { type Undecided, withRebuild } from '../recovery/with-rebuild.ts';
import { readPerson } from '../scripts/read-person.ts';

export type BudgetDependencies = RebuildDependencies & { profiles: Profiles };

/** Member → the time it counts at, in ms. */
type Counted = ReadonlyMap<string, string>;

const NOTHING: Counted = new Map();

/** A person as Redis has them at `now`, in ms. */
export type PersonLook = {
  status: 'person';
  now: number;
  fields: ReadonlyMap<string, string>;
  actions: ReadonlyMap<LimitedAction, Counted>;
};

/** A person as the ledger has them, rebuilt where Redis lost them. */
export function lookAt(dependencies: BudgetDependencies, personKey: string): Promise<PersonLook | Undecided> {
  const subject = { personKey, channelKey: null };
  return withRebuild<PersonLook>(dependencies, subject, () => readPerson(dependencies.redis, personKey));
}

/** Every limit of an account but those of single channels, of which there may be many. */
export function budgetOf(account: KnownAccount, profile: Profile, look: PersonLook): AccountBudget {
  const age = { firstSeenAt: account.firstSeenAt, now: clock.now() };
  return {
    accountId: account.id,
    profile: profile.name,
    limits: LimitedAction.options.flatMap(action =>
      limitsFor(profile, action, age)
        .filter(limit => limit.counts !== 'channel')
        .map(limit => toLimitUsage(limit, look.actions.get(action) ?? NOTHING, look.now)),
    ),
    pausedUntil: futureOrNull(look, 'pause:invite'),
    lease: look.fields.get('leaseAccount') === account.id ? toHolder(look) : null,
  };
}

function toLimitUsage(limit: Limit, actions: Counted, now: number): AccountBudget['limits'][number] {
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

function toHolder({ now, fields }: PersonLook): AccountBudget['lease'] {
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
