import {
  CALL_DEADLINE_MS,
  CLOCK_TOLERANCE_MS,
  type Denial,
  DenialReason,
  type LimitedAction,
  PERMIT_TTL_MS,
  type Permit,
} from '@muster/contracts';
import { clock, problem, type Sign } from '@muster/service-kit';
import type { FindAccount } from '../accounts/find-account.ts';
import type { LeaseFacts } from '../leases/lease-proof.ts';
import { append } from '../ledger/repository.ts';
import { drawPause } from '../limits/draw-pause.ts';
import { limitsFor, nextRise } from '../limits/limits-for.ts';
import { INVITES_PER_DAY, type Profile } from '../limits/table.ts';
import type { RebuildDependencies } from '../recovery/rebuild.ts';
import { withRebuild } from '../recovery/with-rebuild.ts';
import { type DenialReply, grantPermit as grantInRedis } from '../scripts.ts';

/** From the decision until the platform can no longer execute the action: the permit's life, one call, two clocks. */
const EXECUTABLE_MS = PERMIT_TTL_MS + CALL_DEADLINE_MS + CLOCK_TOLERANCE_MS;

/** A person or channel that is being rebuilt is ready within this. */
const REBUILD_RETRY_MS = 1_000;

export type PermitDependencies = RebuildDependencies & {
  sign: Sign;
  profile: Profile;
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
 * @throws the problem `idempotency_mismatch` for a permit id that was used for something else
 */
export async function grantPermit(
  dependencies: PermitDependencies,
  lease: LeaseFacts,
  request: PermitRequest,
): Promise<PermitAnswer> {
  const { redis, pool, sign, profile, findAccount } = dependencies;
  const { accountId, teamId, fencingToken, leaseId } = lease;
  const { permitId, action, target } = request;
  const { personKey, firstSeenAt } = await findAccount(accountId);
  const channelKey = request.channel ?? null;
  const subject = { personKey, channelKey };
  const { channelPaceMs } = profile;

  const decision = await withRebuild({ ...dependencies, channelPaceMs }, subject, async () => {
    const reply = await grantInRedis(redis, {
      ...subject,
      permitId,
      leaseId,
      fencingToken,
      action,
      channelPaceMs,
      pauseMs: drawPause(profile.actions[action]),
      executableMs: EXECUTABLE_MS,
      processNow: clock.now(),
      limits: limitsFor(profile, action, clock.now() - firstSeenAt),
      target,
    });
    if (reply.status !== 'granted') return reply;
    const { epoch, version, channelEpoch, channelVersion, decidedAt, latestAt, pauseMs } = reply;
    const appended = await append(
      pool,
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
        targetKey: target,
        latestAt,
        pauseMs,
        fencingToken: reply.fencingToken,
        channelVersion: channelKey ? channelVersion : null,
      },
      { person: epoch, channel: channelKey ? channelEpoch : null },
    );
    return appended === 'conflict' ? { status: 'conflict' as const } : reply;
  });

  if (decision.status === 'mismatch') throw problem('idempotency_mismatch');
  if (decision.status === 'rebuilding') return deny(rebuilding());
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
    expiresAtMs,
  });
  return {
    status: 'granted',
    permit: { id: permitId, token, expiresAt: new Date(expiresAtMs).toISOString() },
  };
}

const deny = (denial: Denial): PermitAnswer => ({ status: 'denied', denial });

const rebuilding = (): Denial => ({
  reason: 'rebuilding',
  limit: null,
  value: null,
  used: null,
  retryAt: new Date(clock.now() + REBUILD_RETRY_MS).toISOString(),
});

function toDenial(reply: DenialReply, profile: Profile, firstSeenAt: number): Denial {
  const reason = DenialReason.parse(reply.reason);
  const counted = reason === 'limit';
  let { retryAt } = reply;
  if (reply.limit === INVITES_PER_DAY && retryAt !== null) {
    // A new account's day may grow before the oldest invite leaves the window.
    const rise = nextRise(profile, clock.now() - firstSeenAt);
    if (rise !== null) retryAt = Math.min(retryAt, firstSeenAt + rise);
  }
  return {
    reason,
    limit: reply.limit || null,
    value: counted ? reply.value : null,
    used: counted ? reply.used : null,
    retryAt: retryAt === null ? null : new Date(retryAt).toISOString(),
  };
}
