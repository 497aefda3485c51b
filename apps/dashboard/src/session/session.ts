import type { SignedIn, User } from '@muster/contracts';
import { useSyncExternalStore } from 'react';

/** Who uses this page. `unknown` until the first answer of the server. */
export type Session =
  | { status: 'unknown' }
  /** Whether whoever signs in next is led back to where this ended. */
  | { status: 'signed_out'; leadsBack: boolean }
  | { status: 'signed_in'; user: User; accessToken: string; expiresAtMs: number };

/** Renewed before it ends by this, in ms: a call under way may take as long. */
const RENEW_BEFORE_MS = 30_000;

const REFRESH = '/api/v1/auth/refresh';

/** What the tabs of one browser tell each other: they share the cookie, not the memory. */
type TabMessage = { now: 'signed_out' } | { now: 'signed_in'; userId: string };

let session: Session = { status: 'unknown' };
let renewing: Promise<Session> | undefined;
const listeners = new Set<() => void>();
const tabs = new BroadcastChannel('muster.session');

function become(next: Session): Session {
  session = next;
  for (const listener of listeners) listener();
  return next;
}

export const currentSession = (): Session => session;

export function onSessionChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Calls back when somebody else uses the page than before, or nobody any more; not when a session is renewed. */
export function onUserChange(listener: () => void): () => void {
  let before = userOf(session);
  return onSessionChange(() => {
    const now = userOf(session);
    const isOther = before !== undefined && before !== now;
    before = now;
    if (isOther) listener();
  });
}

/** Whose a session is; undefined as long as nobody knows. */
const userOf = (of: Session): string | null | undefined => {
  if (of.status === 'unknown') return undefined;
  return of.status === 'signed_in' ? of.user.id : null;
};

export const useSession = (): Session => useSyncExternalStore(onSessionChange, currentSession);

/** Whoever is signed in; for what is shown to nobody else. */
export function useUser(): User {
  const now = useSession();
  if (now.status !== 'signed_in') throw new Error('shown to somebody who is not signed in');
  return now.user;
}

/** Takes over what a login, a registration or a renewal has answered. */
export function signIn(answer: SignedIn): Session {
  const { user, accessToken, expiresAt } = answer;
  const isOther = session.status !== 'signed_in' || session.user.id !== user.id;
  const next = become({ status: 'signed_in', user, accessToken, expiresAtMs: Date.parse(expiresAt) });
  if (isOther) tabs.postMessage({ now: 'signed_in', userId: user.id } satisfies TabMessage);
  return next;
}

/**
 * Ends the session here and in the other tabs; the server is told by who calls this.
 * @param leadsBack not for whoever leaves on purpose: they may leave the page to somebody else
 */
export function signOut({ leadsBack = true } = {}): void {
  if (session.status === 'signed_out') return;
  become({ status: 'signed_out', leadsBack });
  tabs.postMessage({ now: 'signed_out' } satisfies TabMessage);
}

tabs.addEventListener('message', ({ data }: MessageEvent<TabMessage>) => {
  if (data.now === 'signed_out') become({ status: 'signed_out', leadsBack: true });
  // Another tab has signed somebody in: the cookie is theirs now, and so is this tab.
  else if (session.status !== 'signed_in' || session.user.id !== data.userId) void renew().catch(() => {});
});

/**
 * A new access token for the refresh cookie, or the news that the session has ended. Who asks meanwhile waits for the
 * same answer, and tabs ask one after the other, for each answer ends the cookie that was sent.
 * @throws TypeError when the server cannot be reached, Error when it fails; the session then stays as it was
 */
export function renew(): Promise<Session> {
  renewing ??= navigator.locks.request('muster.session', refresh).finally(() => {
    renewing = undefined;
  });
  return renewing;
}

async function refresh(): Promise<Session> {
  const answer = await fetch(REFRESH, { method: 'POST' });
  if (answer.status === 401) {
    signOut();
    return session;
  }
  if (!answer.ok) throw new Error(`the session could not be renewed: ${answer.status}`);
  const body: SignedIn = await answer.json();
  return signIn(body);
}

/** The token that a call carries, renewed when it is about to end; null for somebody who is signed out. */
export async function accessToken(): Promise<string | null> {
  const now = session;
  if (now.status === 'signed_out') return null;
  const isGood = now.status === 'signed_in' && now.expiresAtMs - Date.now() > RENEW_BEFORE_MS;
  const next = isGood ? now : await renew();
  return next.status === 'signed_in' ? next.accessToken : null;
}
