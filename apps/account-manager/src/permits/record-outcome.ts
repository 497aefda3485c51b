import { CLOCK_TOLERANCE_MS, type PermitOutcome } from '@muster/contracts';
import { clock, problem } from '@muster/service-kit';
import type { Ledger } from '../ledger/ledger.ts';
import type { RebuildDependencies } from '../recovery/rebuild.ts';
import { standing, withRebuild } from '../recovery/with-rebuild.ts';
import { settlePermit } from '../scripts/permits.ts';
import { findPermit, type GrantedPermit } from './repository.ts';

export type OutcomeReport = {
  permitId: string;
  outcome: PermitOutcome;
  executedAt: string | undefined;
  /** It failed for a reason that lies with the account. */
  accountFault?: boolean | undefined;
};

/**
 * Records what became of a permit. `unknown` keeps counting at the latest moment it can have been executed.
 * @throws the problem `not_found` for a permit that was never granted; `service_unavailable` when it could not be
 *   recorded now: the outbox that reports it tries again
 */
export async function recordOutcome(
  dependencies: RebuildDependencies & { ledger: Ledger },
  { permitId, outcome, executedAt, accountFault = false }: OutcomeReport,
): Promise<void> {
  const { redis, pool, ledger } = dependencies;
  const found = await findPermit(pool, permitId);
  if (!found) throw problem('not_found');
  if (found.status === 'settled') return;
  const { permit } = found;
  const { teamId, accountId, personKey, invitedInto } = permit;
  const countedAt = outcome === 'refunded' ? null : toCountedAt(permit, outcome, executedAt);

  let wasRefused = false;
  const recorded = await withRebuild(dependencies, { personKey, channelKey: invitedInto }, async () => {
    // The same report may have come in between, through another replica.
    if (wasRefused && (await findPermit(pool, permitId))?.status === 'settled') {
      return { status: 'recorded' as const };
    }
    const reply = await settlePermit(redis, {
      ...permit,
      countedAt,
      verdict: toVerdict(outcome, accountFault),
    });
    if (reply.status !== 'settled') return reply;
    const { version, errorScore, from } = reply;
    const appended = await ledger.append(
      {
        kind: 'outcome',
        subjectId: permitId,
        teamId,
        accountId,
        personKey,
        version,
        decidedAt: clock.now(),
        outcome,
        countedAt,
        channelKey: invitedInto,
        accountFault,
        errorScore,
      },
      from,
    );
    wasRefused = appended === 'conflict';
    return standing(appended, { status: 'recorded' as const });
  });
  if (recorded.status !== 'recorded') throw problem('service_unavailable');
}

/** What an outcome says of the account: a refund says nothing, unless the account was the reason. */
function toVerdict(outcome: PermitOutcome, accountFault: boolean) {
  if (accountFault) return 'fault';
  return outcome === 'committed' ? 'success' : null;
}

/** The time of execution by the reporter's clock, which may be behind by the tolerance; never outside the permit's life. */
function toCountedAt(
  { decidedAt, latestAt }: GrantedPermit,
  outcome: PermitOutcome,
  executedAt: string | undefined,
): number {
  if (outcome === 'unknown' || !executedAt) return latestAt;
  return Math.min(latestAt, Math.max(decidedAt, Date.parse(executedAt) + CLOCK_TOLERANCE_MS));
}
