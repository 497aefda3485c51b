import { LEASE_TTL_MS, LimitedAction, type RestrictionKind } from '@muster/contracts';
import { type Redis, readScript, runScript } from '@muster/service-kit';
import { z } from 'zod';
import type { Limit } from './limits/table.ts';
import { redisKeys } from './redis-keys.ts';
import { CLOCK_UNSAFE_MS, processTime } from './time/process-time.ts';

const lua = (name: string) => new URL(`../lua/${name}.lua`, import.meta.url);

const scripts = {
  now: readScript(lua('time'), lua('now')),
  takeLease: readScript(lua('time'), lua('restrictions'), lua('take-lease')),
  renewLease: readScript(lua('time'), lua('renew-lease')),
  releaseLease: readScript(lua('time'), lua('release-lease')),
  grantPermit: readScript(lua('time'), lua('restrictions'), lua('find-denial'), lua('grant-permit')),
  settlePermit: readScript(lua('settle-permit')),
  readPerson: readScript(lua('time'), lua('restrictions'), lua('find-denial'), lua('read-person')),
  installPerson: readScript(lua('install-person')),
  installChannel: readScript(lua('install-channel')),
};

/** Redis does not know this person or channel (any more): rebuild it from the ledger, then ask again. */
const Rebuild = z
  .tuple([z.literal('rebuild'), z.enum(['person', 'channel'])])
  .transform(([status, what]) => ({ status, what }));

const Lost = z.tuple([z.literal('lost')]).transform(([status]) => ({ status }));

/** A moment, where 0 stands for none. */
const MomentOrNone = z.coerce.number().transform(ms => (ms === 0 ? null : ms));

/** Why an action is not possible now. `retryAt` in ms; null when no time will help. */
const DenialReply = z
  .tuple([z.string(), z.string(), z.number(), z.number(), MomentOrNone])
  .transform(([reason, limit, value, used, retryAt]) => ({ reason, limit, value, used, retryAt }));
export type DenialReply = z.output<typeof DenialReply>;

/** The time of Redis, in ms. */
export function redisNow(redis: Redis): Promise<number> {
  return runScript(redis, scripts.now, [], [], z.number());
}

const TakeLeaseReply = z.union([
  Rebuild,
  z.tuple([z.literal('clock_unsafe')]).transform(([status]) => ({ status })),
  z
    .tuple([z.literal('taken'), z.number(), z.number(), z.number(), z.number()])
    .transform(([status, epoch, version, now, leaseUntil]) => ({ status, epoch, version, now, leaseUntil })),
  z
    .tuple([z.literal('busy'), z.string(), z.number()])
    .transform(([status, holder, leaseUntil]) => ({ status, holder, leaseUntil })),
  z
    .tuple([z.literal('restricted'), z.string(), MomentOrNone])
    .transform(([status, kind, until]) => ({ status, kind, until })),
]);

/** Takes the person's lease if it is free. */
export function takeLease(
  redis: Redis,
  lease: {
    personKey: string;
    leaseId: string;
    accountId: string;
    holder: string;
    /** Restrictions under which the lease is not given. */
    barredBy: readonly RestrictionKind[];
  },
) {
  const { personKey, leaseId, accountId, holder, barredBy } = lease;
  return runScript(
    redis,
    scripts.takeLease,
    [redisKeys.person(personKey)],
    [leaseId, accountId, holder, LEASE_TTL_MS, processTime(), CLOCK_UNSAFE_MS, JSON.stringify(barredBy)],
    TakeLeaseReply,
  );
}

const RenewLeaseReply = z.union([
  Rebuild,
  Lost,
  z.tuple([z.literal('renewed'), z.number()]).transform(([status, leaseUntil]) => ({ status, leaseUntil })),
]);

/** Prolongs a lease that is still held. */
export function renewLease(redis: Redis, { personKey, leaseId }: { personKey: string; leaseId: string }) {
  return runScript(
    redis,
    scripts.renewLease,
    [redisKeys.person(personKey)],
    [leaseId, LEASE_TTL_MS],
    RenewLeaseReply,
  );
}

const ReleaseLeaseReply = z.union([
  Lost,
  z
    .tuple([z.literal('released'), z.number(), z.number(), z.number()])
    .transform(([status, epoch, version, now]) => ({ status, epoch, version, now })),
]);

/** Gives a lease back. */
export function releaseLease(redis: Redis, { personKey, leaseId }: { personKey: string; leaseId: string }) {
  return runScript(redis, scripts.releaseLease, [redisKeys.person(personKey)], [leaseId], ReleaseLeaseReply);
}

const GrantPermitReply = z.union([
  Rebuild,
  z.tuple([z.literal('mismatch')]).transform(([status]) => ({ status })),
  z
    .tuple([z.literal('granted')])
    .rest(z.number())
    .transform(([status, ...numbers]) => ({ status, ...toGrant(numbers) })),
  z
    .tuple([z.literal('denied')])
    .rest(z.unknown())
    .transform(([status, ...denial]) => ({ status, denial: DenialReply.parse(denial) })),
]);

function toGrant(numbers: readonly number[]) {
  const [epoch, version, channelEpoch, channelVersion, decidedAt, latestAt, pauseMs, fencingToken] = z
    .tuple([z.number(), z.number(), z.number(), z.number(), z.number(), z.number(), z.number(), z.number()])
    .parse(numbers);
  return { epoch, version, channelEpoch, channelVersion, decidedAt, latestAt, pauseMs, fencingToken };
}

export type PermitQuestion = {
  personKey: string;
  permitId: string;
  leaseId: string;
  fencingToken: number;
  action: string;
  channelKey: string | null;
  /** Drawn for the pause after this action, in ms. */
  pauseMs: number;
  channelPaceMs: number;
  /** From the decision until the action can no longer be executed, in ms. */
  executableMs: number;
  limits: readonly Limit[];
  /** The person, or what is resolved, as a keyed hash. */
  target: string;
};

/** Decides one permit. */
export function grantPermit(redis: Redis, question: PermitQuestion) {
  const { personKey, action, channelKey } = question;
  return runScript(
    redis,
    scripts.grantPermit,
    [redisKeys.person(personKey), redisKeys.actions(personKey, action), redisKeys.channel(channelKey)],
    [
      question.permitId,
      question.leaseId,
      question.fencingToken,
      action,
      channelKey ?? '',
      question.pauseMs,
      question.channelPaceMs,
      question.executableMs,
      processTime(),
      CLOCK_UNSAFE_MS,
      JSON.stringify(question.limits),
      question.target,
    ],
    GrantPermitReply,
  );
}

const SettlePermitReply = z.union([
  Rebuild,
  z
    .tuple([z.literal('settled'), z.number(), z.number()])
    .transform(([status, epoch, version]) => ({ status, epoch, version })),
]);

export type Settlement = {
  personKey: string;
  permitId: string;
  action: string;
  channelKey: string | null;
  /** In ms; null when the permit was voided and counts nowhere. */
  countedAt: number | null;
  pauseMs: number;
  channelPaceMs: number;
};

/** Lets a permit count at the time it was executed, or nowhere. */
export function settlePermit(redis: Redis, settlement: Settlement) {
  const { personKey, permitId, action, channelKey, countedAt, pauseMs, channelPaceMs } = settlement;
  return runScript(
    redis,
    scripts.settlePermit,
    [redisKeys.person(personKey), redisKeys.actions(personKey, action), redisKeys.channel(channelKey)],
    [permitId, action, channelKey ?? '', countedAt ?? '', pauseMs, channelPaceMs],
    SettlePermitReply,
  );
}

const Pairs = z.array(z.string()).transform(flat => {
  const pairs = new Map<string, string>();
  for (let i = 0; i + 1 < flat.length; i += 2) pairs.set(flat[i] ?? '', flat[i + 1] ?? '');
  return pairs;
});

const ReadPersonReply = z.union([
  Rebuild,
  z
    .tuple([
      z.literal('person'),
      z.number(),
      Pairs,
      Pairs,
      z.union([z.tuple([]).transform(() => null), DenialReply]),
    ])
    .transform(([status, now, fields, actions, denial]) => ({ status, now, fields, actions, denial })),
]);

/** The state of a person and whether `action` would be possible now; reserves nothing. */
export function readPerson(
  redis: Redis,
  look: { personKey: string; action: string | null; channelKey: string | null; limits: readonly Limit[] },
) {
  const { personKey, action, channelKey, limits } = look;
  return runScript(
    redis,
    scripts.readPerson,
    [redisKeys.person(personKey), redisKeys.actions(personKey, action ?? ''), redisKeys.channel(channelKey)],
    [action ?? '', channelKey ?? '', JSON.stringify(limits)],
    ReadPersonReply,
  );
}

/** Puts a state rebuilt from the ledger in place of an older one. */
export async function installPerson(
  redis: Redis,
  state: {
    personKey: string;
    epoch: number;
    fields: Readonly<Record<string, string>>;
    actions: ReadonlyMap<string, readonly { countedAt: number; member: string }[]>;
  },
): Promise<void> {
  const { personKey, epoch, fields, actions } = state;
  // Every action has its set replaced, those with nothing to count by nothing.
  const counted = LimitedAction.options.map(action => actions.get(action) ?? []);
  await runScript(
    redis,
    scripts.installPerson,
    [
      redisKeys.person(personKey),
      ...LimitedAction.options.map(action => redisKeys.actions(personKey, action)),
    ],
    [
      epoch,
      JSON.stringify(fields),
      JSON.stringify(counted.map(list => list.map(entry => [entry.countedAt, entry.member]))),
    ],
    z.number(),
  );
}

/** Puts a pacing rebuilt from the ledger in place of an older one. */
export async function installChannel(
  redis: Redis,
  state: {
    channelKey: string;
    epoch: number;
    version: number;
    freeAt: number;
    lastPermitId: string | null;
  },
): Promise<void> {
  const { channelKey, epoch, version, freeAt, lastPermitId } = state;
  await runScript(
    redis,
    scripts.installChannel,
    [redisKeys.channel(channelKey)],
    [epoch, version, freeAt, lastPermitId ?? ''],
    z.number(),
  );
}
