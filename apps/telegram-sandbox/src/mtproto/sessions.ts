import { type Peer, Session } from './session.ts';

/** Of a key's sessions without a connection only those that were used last are kept. Assumption. */
const IDLE_PER_KEY = 8;
/** A client that comes back later has given up what it asked for. Assumption. */
const IDLE_MS = 5 * 60_000;

/**
 * The sessions of all auth keys. One with an open connection is always there; the others for some minutes, in which
 * a client may come back for what it has not heard. A client whose session is forgotten simply begins a new one.
 */
export class Sessions {
  readonly #byKey = new Map<bigint, Map<bigint, Session>>();
  /** How many open connections a session has spoken over. */
  readonly #connections = new Map<Session, number>();
  /** Those without any, and since when in real time: in the order in which they are to be forgotten. */
  readonly #idle = new Map<Session, { readonly keyId: bigint; readonly since: number }>();

  get(keyId: bigint, sessionId: bigint): Session | null {
    return this.#byKey.get(keyId)?.get(sessionId) ?? null;
  }

  create(keyId: bigint, sessionId: bigint): Session {
    const sessions = this.#byKey.get(keyId) ?? new Map<bigint, Session>();
    this.#byKey.set(keyId, sessions);
    const session = new Session(sessionId);
    sessions.set(sessionId, session);
    this.#rest(keyId, session);
    return session;
  }

  /** A connection has heard of the session; it says so once. */
  hold({ session }: Peer): void {
    this.#connections.set(session, (this.#connections.get(session) ?? 0) + 1);
    this.#idle.delete(session);
  }

  /** A connection that held the session is gone. */
  release({ key, session }: Peer): void {
    const left = (this.#connections.get(session) ?? 0) - 1;
    if (left > 0) {
      this.#connections.set(session, left);
      return;
    }
    this.#connections.delete(session);
    if (this.get(key.id, session.id) === session) this.#rest(key.id, session);
  }

  /** False if there is none. */
  destroy(keyId: bigint, sessionId: bigint): boolean {
    const sessions = this.#byKey.get(keyId);
    const session = sessions?.get(sessionId);
    if (!sessions || !session) return false;
    sessions.delete(sessionId);
    if (sessions.size === 0) this.#byKey.delete(keyId);
    this.#idle.delete(session);
    return true;
  }

  /** Forgets all sessions of a key that is gone. */
  destroyAll(keyId: bigint): void {
    for (const sessionId of [...(this.#byKey.get(keyId)?.keys() ?? [])]) this.destroy(keyId, sessionId);
  }

  /** Forgets whose connections are gone for too long; asked from time to time, so it needs no timer. */
  forgetIdle(now: number): void {
    for (const [session, { keyId, since }] of this.#idle) {
      if (now < since + IDLE_MS) return;
      this.destroy(keyId, session.id);
    }
  }

  #rest(keyId: bigint, session: Session): void {
    const sessions = this.#byKey.get(keyId);
    // Moved to the end, so that the idle ones of a key stand in the order of their rest.
    sessions?.delete(session.id);
    sessions?.set(session.id, session);
    this.#idle.set(session, { keyId, since: Date.now() });
    const idle = [...(sessions?.values() ?? [])].filter(one => this.#idle.has(one));
    const [oldest] = idle;
    if (oldest && idle.length > IDLE_PER_KEY) this.destroy(keyId, oldest.id);
  }
}
