import type { Clock } from '@muster/service-kit';
import { hashRefreshToken } from './refresh-token.ts';
import type { SessionRepository } from './repository.ts';

/** Ends the session of a refresh token, however old that is: no token of its family works any more. */
export async function endSession(
  { sessions, clock }: { sessions: Pick<SessionRepository, 'end'>; clock: Pick<Clock, 'now'> },
  token: string,
): Promise<void> {
  await sessions.end(hashRefreshToken(token), 'logout', new Date(clock.now()));
}
