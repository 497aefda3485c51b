import type { SignedIn, User } from '@muster/contracts';
import { useSyncExternalStore } from 'react';
import { toProblemError } from '../api/problem.ts';

/** Who uses this page. `unknown` until the first answer of the server. */
export type Session =
  | { status: 'unknown' }
  /** Whether whoever signs in next is led back to where this ended. */
  | { status: 'signed_out'; leadsBack: boolean }
  | { status: 'signed_in'; user: User; accessToken: string; expiresAtMs: number };

/** Renewed before it ends by this, in ms: a call under way may take as long. */
const RENEW_BEFORE_MS = 30_000;

/** A clock that is ahead takes every token for ended, and would renew it with each call; in ms. */
const GOOD_AT_LEAST_MS = RENEW_BEFORE_MS + 60_000;

/** An answer that does not come must not keep all tabs waiting, in ms. */
const ANSWER_WITHIN_MS = 20_000;

const REFRESH = '/api/v1/auth/refresh';
const LOGOUT = '/api/v1/auth/logout';

/** Stored until the server knows that somebody left: where it could not be told, a reload would bring them back. */
const LEFT = 'muster.left';

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

/** Whether nobody else uses the page than before. */
export const isSameUser = (before: Session, now: Session): boolean =>
  before.status === 'unknown' || userOf(before) === userOf(now);

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

/** Takes over what a login or a registration has answered. */
export function signIn(answer: SignedIn): Session {
  // Whoever left before them has no cookie here any more.
  localStorage.removeItem(LEFT);
  return take(answer);
}

function take({ user, accessToken, expiresAt }: SignedIn): Session {
  const isOther = session.status !== 'signed_in' || session.user.id !== user.id;
  const expiresAtMs = Math.max(Date.parse(expiresAt), Date.now() + GOOD_AT_LEAST_MS);
  const next = become({ status: 'signed_in', user, accessToken, expiresAtMs });
  if (isOther) tabs.postMessage({ now: 'signed_in', userId: user.id } satisfies TabMessage);
  return next;
}

/**
 * Ends the session here and in the other tabs; the server is told by who calls this.
 * @param leadsBack not for whoever leaves on purpose: they may leave the page to somebody else
 */
function signOut({ leadsBack = true } = {}): void {
  if (session.status === 'signed_out') return;
  become({ status: 'signed_out', leadsBack });
  tabs.postMessage({ now: 'signed_out' } satisfies TabMessage);
}

/** The session ends here at once, and for the server as soon as it can be told. */
export async function leave(): Promise<void> {
  localStorage.setItem(LEFT, '');
  signOut({ leadsBack: false });
  await renewing?.catch(() => {});
  await renew().catch(() => {});
}

tabs.addEventListener('message', ({ data }: MessageEvent<TabMessage>) => {
  if (data.now === 'signed_out') become({ status: 'signed_out', leadsBack: true });
  // Another tab has signed somebody in: the cookie is theirs now, and so is this tab.
  else void becomeUser(data.userId).catch(() => {});
});

async function becomeUser(userId: string): Promise<void> {
  // What is asked already may be about the cookie from before.
  await renewing?.catch(() => {});
  if (userOf(session) !== userId) await renew();
}

/**
 * Calls that change the cookie, in all tabs one after the other: each answer ends the cookie that was sent, and a late
 * one must not put an older cookie in the place of a newer.
 */
export const inTurn = <T>(call: (signal: AbortSignal) => Promise<T>): Promise<T> =>
  navigator.locks.request('muster.session', async () => call(AbortSignal.timeout(ANSWER_WITHIN_MS)));

/**
 * A new access token for the refresh cookie, or the news that the session has ended. Who asks meanwhile waits for the
 * same answer.
 * @throws TypeError when the server cannot be reached, Error when it fails; the session then stays as it was
 */
export function renew(): Promise<Session> {
  const asked = session;
  renewing ??= inTurn(async signal => (session === asked ? refresh(asked, signal) : session)).finally(() => {
    renewing = undefined;
  });
  return renewing;
}

async function refresh(asked: Session, signal: AbortSignal): Promise<Session> {
  const hasLeft = localStorage.getItem(LEFT) !== null;
  const answer = await fetch(hasLeft ? LOGOUT : REFRESH, { method: 'POST', signal });
  if (!answer.ok && answer.status !== 401)
    throw toProblemError(await answer.json().catch(() => null), answer.status);
  if (hasLeft) localStorage.removeItem(LEFT);
  const renewed: SignedIn | null = answer.ok && !hasLeft ? await answer.json() : null;
  // Whoever has signed in or out meanwhile did so later than this was asked.
  if (session !== asked) return session;
  if (renewed) return take(renewed);
  signOut();
  return session;
}

/**
 * The token that a call carries, renewed when it is about to end; null for somebody who is signed out, and where
 * somebody else is signed in by then.
 */
export async function accessToken(): Promise<string | null> {
  const now = session;
  if (now.status === 'signed_out') return null;
  const isGood = now.status === 'signed_in' && now.expiresAtMs - Date.now() > RENEW_BEFORE_MS;
  const next = isGood ? now : await renew();
  return next.status === 'signed_in' && isSameUser(now, next) ? next.accessToken : null;
}
