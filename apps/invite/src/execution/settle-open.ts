import type { WaitReason } from '@muster/contracts';
import { clock, earliest, type HeldLease, type Wait } from '@muster/service-kit';
import { checkUnknown } from './check-membership.ts';
import { settleAttempt } from './settle-attempt.ts';
import type { ExecutionTools } from './tools.ts';

/**
 * Settles what can be settled of a task's open attempts, left by a runner that died or by unclear answers. Comes
 * before everything else: nobody is tried again without proof of what became of the try before.
 * @param onStep called before each of them
 * @returns the wait for those that remain, null when none does
 */
export async function settleOpen(
  tools: Pick<
    ExecutionTools,
    'attempts' | 'leases' | 'teamAccounts' | 'invitations' | 'announce' | 'announceAttempt'
  >,
  task: { id: string; teamId: string },
  held: HeldLease | null,
  onStep: () => void,
): Promise<Wait | null> {
  const waits: Wait[] = [];
  const waitUntil = (until: number) => waits.push({ reason: 'settling' satisfies WaitReason, until });
  for (const attempt of await tools.attempts.open(task.id)) {
    onStep();
    if (attempt.lookAt !== null && attempt.lookAt > clock.now()) {
      waitUntil(attempt.lookAt);
      continue;
    }
    if (attempt.outcome === 'unknown') {
      const lookAt = await checkUnknown(tools, attempt, held);
      if (lookAt !== null) waitUntil(lookAt);
    } else {
      const settled = await settleAttempt(tools, attempt);
      if (settled.status === 'executing') waitUntil(settled.lookAt);
      const stillOpen = settled.status === 'applied' ? settled.consequence.attempt.lookAt : null;
      if (stillOpen !== null) waitUntil(stillOpen);
    }
    await tools.announce(task);
  }
  return earliest(...waits);
}
