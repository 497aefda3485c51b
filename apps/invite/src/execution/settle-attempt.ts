import { CALL_DEADLINE_MS } from '@muster/contracts';
import { clock } from '@muster/service-kit';
import type { OpenAttempt } from './attempts/attempt.ts';
import { endAttempt } from './end-attempt.ts';
import { type Consequence, consequenceOf } from './outcome.ts';
import type { ExecutionTools } from './tools.ts';

type SettleTools = Pick<ExecutionTools, 'attempts' | 'invitations' | 'announceAttempt'>;

/** What settling came to. */
export type Settled =
  /** The call is on its way; nothing is said before it has ended. */
  { status: 'executing'; lookAt: number } | { status: 'applied'; consequence: Consequence };

/**
 * Settles an attempt whose outcome was not heard of: its runner died, or the answer was lost. integration alone
 * knows what became of the permit, and voids for good what was never begun.
 */
export async function settleAttempt(tools: SettleTools, attempt: OpenAttempt): Promise<Settled> {
  const answer = await tools.invitations.settle(attempt.permitId, attempt.accountId);
  const now = clock.now();
  if (answer.status === 'executing') {
    const lookAt = now + CALL_DEADLINE_MS;
    await tools.attempts.lookAgain(attempt.id, new Date(lookAt));
    return { status: 'executing', lookAt };
  }
  const consequence = consequenceOf(answer.status === 'done' ? answer.outcome : VOIDED, now);
  await endAttempt(tools, attempt, consequence);
  return { status: 'applied', consequence };
}

const VOIDED = { outcome: 'not_sent', code: 'permit_refused' } as const;
