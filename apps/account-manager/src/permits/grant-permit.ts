import {
  CALL_DEADLINE_MS,
  CLOCK_TOLERANCE_MS,
  type Denial,
  type LeasePurpose,
  type LimitedAction,
  PERMIT_TTL_MS,
  type Permit,
} from '@muster/contracts';
import { problem, type Sign } from '@muster/service-kit';
import type { FindAccount } from '../accounts/find-account.ts';
import type { LeaseFacts } from '../leases/lease-proof.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { isFromTheFuture } from '../ledger/months.ts';
import { drawPause } from '../limits/draw-pause.ts';
import { limitsFor } from '../limits/limits-for.ts';
import type { Profiles } from '../profiles/profiles.ts';
import type { RebuildDependencies } from '../recovery/rebuild.ts';
import { isUndecided, standing, withRebuild } from '../recovery/with-rebuild.ts';
import { grantPermit as grantInRedis } from '../scripts/permits.ts';
import { processTime } from '../time/process-time.ts';
import { SETTLED, toDenial, undecided } from './denial.ts';
import { toPermit } from './permit-token.ts';
import { recallPermit } from './recall-permit.ts';
import { requestOf } from './request-of.ts';

/** From the decision until the platform can no longer execute the action: the permit's life, one call, two clocks. */
const EXECUTABLE_MS = PERMIT_TTL_MS + CALL_DEADLINE_MS + CLOCK_TOLERANCE_MS;

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
  /** For a direct message: whether its recipient wrote to this account before. */
  wroteFirst?: boolean | undefined;
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
  const { permitId, action, target: targetKey } = request;
  // Before Redis reserves anything under an id that the ledger will not take.
  if (isFromTheFuture(permitId)) throw problem('invalid_input');
  if (!ALLOWED[purpose].includes(action)) throw problem('forbidden');
  if (action === 'invite' && request.channel !== lease.channel) throw problem('forbidden');
  const { personKey, firstSeenAt } = await findAccount(accountId);
  const profile = await profiles.of(accountId);
  const channelKey = request.channel ?? null;
  const toStranger = action === 'direct_message' && !request.wroteFirst;
  const wanted = { permitId, accountId, teamId, action, channelKey, toStranger, targetKey };
  const invitedInto = action === 'invite' ? channelKey : null;

  const decide = async () => {
    const reply = await grantInRedis(redis, {
      personKey,
      permitId,
      leaseId,
      fencingToken,
      action,
      invitedInto,
      toStranger,
      request: requestOf(wanted),
      pauseMs: drawPause(profile.actions[action], permitId),
      channelPaceMs: profile.channelPaceMs,
      executableMs: EXECUTABLE_MS,
      // By the clock that follows no step of the host: one would make a new account old.
      limits: limitsFor(profile, action, { firstSeenAt, now: processTime() }),
    });
    if (reply.status !== 'granted') return reply;
    const { version, channelVersion, decidedAt, latestAt, pauseMs } = reply;
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
        toStranger,
        targetKey,
        latestAt,
        pauseMs,
        fencingToken: reply.fencingToken,
        channelVersion,
      },
      reply.from,
    );
    // Granted before, and perhaps used or given back since: a Redis that went back in time has not heard of that.
    const known = appended === 'known' && (await recallPermit(pool, wanted));
    return known || standing(appended, reply);
  };

  let wasRefused = false;
  const decision = await withRebuild(dependencies, { personKey, channelKey: invitedInto }, async () => {
    const known = wasRefused && (await recallPermit(pool, wanted));
    if (known) return known;
    const decided = await decide();
    wasRefused = decided.status === 'conflict';
    if (decided.status !== 'denied') return decided;
    // Whether it was granted before and where the ledger stands, which tells if the denial is believed: one question.
    const ledgerAt = await ledger.look({ personKey, channelKey: invitedInto, permitId });
    const earlier = ledgerAt.knowsPermit && (await recallPermit(pool, wanted));
    return earlier || { ...decided, ledgerAt };
  });

  if (decision.status === 'mismatch') throw problem('idempotency_mismatch');
  if (decision.status === 'settled') return { status: 'denied', denial: SETTLED };
  if (isUndecided(decision)) return { status: 'denied', denial: undecided(decision) };
  if (decision.status === 'denied') {
    return { status: 'denied', denial: toDenial(decision.denial) };
  }
  const { decidedAt } = decision;
  return {
    status: 'granted',
    permit: toPermit(sign, { ...wanted, fencingToken: decision.fencingToken, decidedAt }),
  };
}
