import type { User } from '@muster/contracts';
import { type Clock, newId } from '@muster/service-kit';
import { hashRefreshToken, newRefreshToken } from './refresh-token.ts';
import type { SessionRepository } from './repository.ts';

/** A person signs in anew at least every 30 days: NIST SP 800-63B, section 4.1.3. */
const SESSION_TTL_MS = 30 * 24 * 60 * 60 * 1000;

/** A refresh token to hand out, and the end of its session. */
export type Refresh = { token: string; expiresAt: Date };

/** Begins a family of refresh tokens with its first one. */
export async function startSession(
  { sessions, clock }: { sessions: Pick<SessionRepository, 'insert'>; clock: Pick<Clock, 'now'> },
  user: User,
): Promise<Refresh> {
  const token = newRefreshToken();
  const createdAt = new Date(clock.now());
  const expiresAt = new Date(createdAt.getTime() + SESSION_TTL_MS);
  const session = { id: newId(), userId: user.id, teamId: user.team.id, createdAt, expiresAt };
  await sessions.insert(session, hashRefreshToken(token));
  return { token, expiresAt };
}
