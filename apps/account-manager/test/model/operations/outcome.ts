import { CLOCK_TOLERANCE_MS, type PermitOutcome } from '@muster/contracts';
import { recordOutcome } from '../../../src/permits/record-outcome.ts';
import { type Actor, attempt } from '../attempt.ts';
import { fromNewest, type History, idOfClosedMonth, violate } from '../history.ts';
import { entryOf } from '../observer.ts';

/** integration says what became of a permit it has seen: for the first time, or again. */
export async function report(
  history: History,
  actor: Actor,
  {
    nth,
    outcome: wanted,
    isOfClosedMonth,
  }: { nth: number; outcome: PermitOutcome; isOfClosedMonth: boolean },
): Promise<void> {
  if (isOfClosedMonth) return reportOld(history, actor, wanted);
  const seen = history.grants.filter(grant => grant.executesAt !== null || grant.outcome !== null);
  const grant = fromNewest(seen, nth);
  if (!grant) return;
  const { now } = history.installation.world;
  const isExecuted = grant.executesAt !== null && grant.executesAt <= now;
  // What was sent cannot be voided, and what was not sent cannot have been done.
  const outcome =
    isExecuted && wanted === 'refunded'
      ? 'committed'
      : !isExecuted && wanted === 'committed'
        ? 'refunded'
        : wanted;
  if (outcome === 'refunded' && !grant.outcome) grant.executesAt = null;
  const executedAt = outcome === 'committed' && grant.executesAt !== null ? grant.executesAt : undefined;
  const expected = {
    committed: () => clamp((executedAt ?? 0) + CLOCK_TOLERANCE_MS, grant.decidedAt, grant.latestAt),
    unknown: () => grant.latestAt,
    refunded: () => null,
  };
  await attempt(
    history,
    actor,
    `reports permit ${history.asked.findIndex(({ permitId }) => permitId === grant.id)} ${outcome}`,
    replica =>
      recordOutcome(replica, {
        permitId: grant.id,
        outcome,
        accountFault: false,
        executedAt: executedAt === undefined ? undefined : new Date(executedAt).toISOString(),
      }),
    ending => {
      const durable = entryOf(history.ledger, 'outcome', grant.id);
      if (ending.status === 'answered' && !durable)
        violate(history, 'an outcome was taken and is not in the ledger');
      grant.isReported = true;
      if (!durable || grant.outcome) return;
      const countsAt = expected[outcome]();
      if (durable.outcome !== outcome || durable.countedAt !== countsAt)
        violate(history, `permit ${grant.id} counts at ${durable.countedAt} instead of ${countsAt}`);
      grant.outcome = { kind: outcome, countsAt };
    },
  );
}

/** One comes that was long under way: its permit's month is closed, and what that counted stays counted. */
async function reportOld(history: History, actor: Actor, outcome: PermitOutcome): Promise<void> {
  const permitId = idOfClosedMonth(history);
  await attempt(
    history,
    actor,
    `reports a permit of a closed month ${outcome}`,
    replica => recordOutcome(replica, { permitId, outcome, accountFault: false, executedAt: undefined }),
    () => {
      if (entryOf(history.ledger, 'outcome', permitId))
        violate(history, 'a month that is closed was changed');
    },
  );
}

const clamp = (at: number, least: number, most: number): number => Math.min(most, Math.max(least, at));
