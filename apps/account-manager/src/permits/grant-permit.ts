import {
  CALL_DEADLINE_MS,
  CLOCK_TOLERANCE_MS,
  type Denial,
  DenialReason,
  type LeasePurpose,
  type LimitedAction,
  PERMIT_TTL_MS,
  type Permit,
} from '@muster/contracts';
import { clock, problem, type Sign } from '@muster/service-kit';
import type { FindAccount } from '../accounts/find-account.ts';
import type { LeaseFacts } from '../leases/lease-proof.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { isSettled } from '../ledger/repository.ts';
import { askAgainAt } from '../limits/ask-again.ts';
import { drawPause } from '../limits/draw-pause.ts';
import { limitsFor } from '../limits/limits-for.ts';
import type { Profile } from '../limits/table.ts';
import type { Profiles } from '../profiles/profiles.ts';
import type { RebuildDependencies } from '../recovery/rebuild.ts';
import { isUndecided, standing, type Undecided, withRebuild } from '../recovery/with-rebuild.ts';
import { type DenialReply, grantPermit as grantInRedis } from '../scripts.ts';

/** From the decision until the platform can no longer execute the action: the permit's life, one call, two clocks. */
const EXECUTABLE_MS = PERMIT_TTL_MS + CALL_DEADLINE_MS + CLOCK_TOLERANCE_MS;

/** What could not be decided now can be in a moment. */
const UNDECIDED_RETRY_MS = 1_000;

/** What a lease taken for a purpose may be used for: the right to invite was asked for `invite` alone. */
const ALLOWED: Record<LeasePurpose, readonly LimitedAction[]> = {
  invite: ['invite', 'resolve', 'join'],
  parse: ['resolve', 'join'],
  message: ['direct_message', 'resolve'],
  login: ['resolve'],
};

export type PermitDependencies = RebuildDependencies & {
  ledger: Ledger;
  sign: Sign;
  profiles: Profiles;
  findAccount: FindAccount;
};

export type PermitRequest = {
  permitId: string;
  action: LimitedAction;
  channel?: string | undefined;
  target: string;
};

export type PermitAnswer = { status: 'granted'; permit: Permit } | { status: 'denied'; denial: Denial };

/**
 * Decides whether one action may happen now. A grant is durable in the ledger before it is answered; while Postgres
 * is away nothing is granted. Asking again with the same permit id gives the same answer.
 * @throws the problem `idempotency_mismatch` for a permit id that was used for something else, `forbidden` for an
 *   action or a channel the lease was not taken for
 */
export async function grantPermit(
  dependencies: PermitDependencies,
  lease: LeaseFacts,
  request: PermitRequest,
): Promise<PermitAnswer> {
  const { redis, pool, ledger, sign, profiles, findAccount } = dependencies;
  const { accountId, teamId, fencingToken, leaseId, purpose } = lease;
  const { permitId, action, target } = request;
  if (!ALLOWED[purpose].includes(action)) throw problem('forbidden');
  if (action === 'invite' && request.channel !== lease.channel) throw problem('forbidden');
  const { personKey, firstSeenAt } = await findAccount(accountId);
  const channelKey = request.channel ?? null;
  const subject = { personKey, channelKey };
  const profile = await profiles.of(accountId);
  const { channelPaceMs } = profile;

  let wasRefused = false;
  const decision = await withRebuild({ ...dependencies, channelPaceMs }, subject, async () => {
    // Redis forgets a permit that was refunded or has left every window; the ledger, which refused it, does not.
    if (wasRefused && (await isSettled(pool, permitId))) return SETTLED;
    const reply = await grantInRedis(redis, {
      ...subject,
      permitId,
      leaseId,
      fencingToken,
      action,
      channelPaceMs,
      pauseMs: drawPause(profile.actions[action]),
      executableMs: EXECUTABLE_MS,
      limits: limitsFor(profile, action, clock.now() - firstSeenAt),
      target,
    });
    if (reply.status !== 'granted') return reply;
    const { epoch, version, channelEpoch, channelVersion, decidedAt, latestAt, pauseMs } = reply;
    const appended = await ledger.append(
      {
        kind: 'permit',
        subjectId: permitId,
        teamId,
        accountId,
        personKey,
        version,
        decidedAt,
        action,
        channelKey,
        toStranger: action === 'direct_message',
        targetKey: target,
        latestAt,
        pauseMs,
        fencingToken: reply.fencingToken,
        channelVersion: channelKey ? channelVersion : null,
      },
      { person: epoch, channel: channelKey ? channelEpoch : null },
    );
    wasRefused = appended === 'conflict';
    return standing(appended, reply);
  });

  if (decision.status === 'mismatch') throw problem('idempotency_mismatch');
  if (isUndecided(decision)) return deny(undecided(decision));
  if (decision.status === 'denied') return deny(toDenial(decision.denial, profile, firstSeenAt));
  const expiresAtMs = decision.decidedAt + PERMIT_TTL_MS;
  const token = sign({
    iss: 'account-manager',
    aud: 'integration',
    typ: 'permit',
    jti: permitId,
    accountId,
    teamId,
    action,
    channel: channelKey,
    target,
    fencingToken: decision.fencingToken,
    // Of the decision, so that asking again gives the same token to the byte.
    iat: Math.floor(decision.decidedAt / 1000),
    expiresAtMs,
  });
  return {
    status: 'granted',
    permit: { id: permitId, token, expiresAt: new Date(expiresAtMs).toISOString() },
  };
}

/** The permit was used or given back: it is never granted again. */
const SETTLED = {
  status: 'denied',
  denial: { reason: 'settled', limit: '', value: 0, used: 0, retryAt: null },
} as const;

const deny = (denial: Denial): PermitAnswer => ({ status: 'denied', denial });

const undecided = ({ status }: Undecided): Denial => ({
  reason: status,
  limit: null,
  value: null,
  used: null,
  retryAt: new Date(clock.now() + UNDECIDED_RETRY_MS).toISOString(),
});

function toDenial(reply: DenialReply, profile: Profile, firstSeenAt: number): Denial {
  const reason = DenialReason.parse(reply.reason);
  const counted = reason === 'limit';
  const retryAt = askAgainAt(reply, profile, firstSeenAt);
  return {
    reason,
    limit: reply.limit || null,
    value: counted ? reply.value : null,
    used: counted ? reply.used : null,
    retryAt: retryAt === null ? null : new Date(retryAt).toISOString(),
  };
}
