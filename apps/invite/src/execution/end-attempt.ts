import { clock } from '@muster/service-kit';
import type { OpenAttempt } from './attempts/attempt.ts';
import type { Consequence } from './outcome.ts';
import type { ExecutionTools } from './tools.ts';

/**
 * Applies an outcome, and shows it. An attempt that an outage kept from leaving is shown, but not kept: an outage
 * of a day would fill the log with tries of which none was one.
 */
export async function endAttempt(
  { attempts, announceAttempt }: Pick<ExecutionTools, 'attempts' | 'announceAttempt'>,
  attempt: OpenAttempt,
  consequence: Consequence,
): Promise<void> {
  await attempts.apply(attempt, consequence, new Date(clock.now()));
  await announceAttempt(attempt.id);
  if (consequence.isOutage) await attempts.forget(attempt.id);
}
