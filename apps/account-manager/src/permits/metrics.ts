import type { LimitedAction } from '@muster/contracts';
import type { Metrics } from '@muster/service-kit';
import type { PermitAnswer } from './grant-permit.ts';

/** Counts what permits were asked for and what was decided: `granted`, or why not. */
export function countDecisions(metrics: Metrics): (action: LimitedAction, answer: PermitAnswer) => void {
  const decisions = metrics.counter('permit_decisions_total', 'Permits asked for, by action and decision.', [
    'action',
    'decision',
  ]);
  return (action, answer) =>
    decisions.inc({ action, decision: answer.status === 'granted' ? 'granted' : answer.denial.reason });
}
