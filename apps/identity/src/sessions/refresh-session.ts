import type { Clock } from '@muster/service-kit';
import { hashRefreshToken, newRefreshToken, openSuccessor, sealSuccessor } from './refresh-token.ts';
import type { Session, SessionRepository, StoredToken } from './repository.ts';

/** Two tabs that wake up together present the same token; for this long the second gets what the first got. */
const REUSE_GRACE_MS = 10_000;

export type Refreshed =
  | { status: 'refreshed'; token: string; session: Session }
  /** An old token came back: it, or its successor, was stolen. The whole family has ended. */
  | { status: 'session_reused' }
  /** No such token, or its session has expired or was ended by its user. */
  | { status: 'unauthenticated' };

/** Exchanges a refresh token for its successor. */
export async function refreshSession(
  {
    sessions,
    clock,
  }: {
    sessions: Pick<SessionRepository, 'rotate' | 'findToken' | 'end'>;
    clock: Pick<Clock, 'now'>;
  },
  token: string,
): Promise<Refreshed> {
  const at = new Date(clock.now());
  const hash = hashRefreshToken(token);
  const successor = newRefreshToken();
  const session = await sessions.rotate({
    hash,
    successorHash: hashRefreshToken(successor),
    sealedSuccessor: sealSuccessor(successor, token),
    at,
  });
  if (session) return { status: 'refreshed', token: successor, session };

  const known = await sessions.findToken(hash);
  if (known?.session.endedBecause === 'reuse') return { status: 'session_reused' };
  if (!known?.usedAt || known.session.endedBecause || known.session.expiresAt <= at)
    return { status: 'unauthenticated' };
  if (at.getTime() - known.usedAt.getTime() > REUSE_GRACE_MS) {
    await sessions.end(hash, 'reuse', at);
    return { status: 'session_reused' };
  }
  const newest = await newestSuccessor(sessions, token, known);
  return { status: 'refreshed', token: newest, session: known.session };
}

/**
 * Usually the one successor. Should that be used already, the last of the line: the browser keeps one cookie, and a
 * late answer must not put an old token in the place of a newer one.
 */
async function newestSuccessor(
  sessions: Pick<SessionRepository, 'findToken'>,
  token: string,
  known: StoredToken,
): Promise<string> {
  let newest = token;
  for (let at: StoredToken | null = known; at?.sealedSuccessor; ) {
    newest = openSuccessor(at.sealedSuccessor, newest);
    at = await sessions.findToken(hashRefreshToken(newest));
  }
  return newest;
}
