import type { WaitReason } from '@muster/contracts';
import { clock, type HeldLease } from '@muster/service-kit';
import type { Task } from '../tasks/task.ts';
import type { Chats } from './chats.ts';
import { afterReadFailure, type Step } from './outcome.ts';
import type { CollectionRepository } from './repository.ts';

export type ReadTools = {
  chats: Pick<Chats, 'readMembers'>;
  repository: Pick<CollectionRepository, 'storePage'>;
};

/** The place a task stands at: pages stored, and where the next one begins. */
export type Checkpoint = Pick<Task, 'pages' | 'cursor'>;

/** One step of collecting: reads the page at the checkpoint and stores it; answers the next checkpoint. */
export async function readPage(
  { chats, repository }: ReadTools,
  taskId: string,
  channel: string,
  at: Checkpoint,
  lease: HeldLease,
): Promise<{ next: 'stored'; at: Checkpoint } | Step> {
  const held = await lease.current();
  if (!held) return { next: 'look_again' };
  const answer = await chats.readMembers({
    lease: held.token,
    channel,
    ...(at.cursor !== null && { cursor: at.cursor }),
  });
  switch (answer.status) {
    case 'page': {
      const stored = await repository.storePage(taskId, at.pages, answer, new Date(clock.now()));
      if (stored !== 'stored') return { next: 'end' };
      return { next: 'stored', at: { pages: at.pages + 1, cursor: answer.nextCursor } };
    }
    case 'throttled':
      return {
        next: 'wait',
        reason: 'throttled' satisfies WaitReason,
        until: Date.parse(answer.retryAt),
        keepAccount: true,
      };
    case 'failed':
      return afterReadFailure(answer, clock.now());
    case 'refused':
      return { next: 'look_again' };
  }
}
