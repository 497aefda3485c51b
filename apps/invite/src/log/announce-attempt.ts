import type { inviteEvents } from '@muster/contracts';
import type { LiveFeed } from '@muster/service-kit';
import { presentAttempt } from './present-attempt.ts';
import type { LogRepository } from './repository.ts';

/** Shows an attempt as it stands now to everybody who watches its task. */
export const createAttemptAnnouncer =
  (log: Pick<LogRepository, 'find'>, feed: Pick<LiveFeed<typeof inviteEvents>, 'publish'>) =>
  async (attemptId: string): Promise<void> => {
    const attempt = await log.find(attemptId);
    if (attempt) await feed.publish(attempt.taskId, 'attempt', presentAttempt(attempt));
  };
