import { Session } from './session.ts';

/** Clients start a session with every connection and rarely end one, so only the newest of a key are kept. */
const KEPT_PER_KEY = 8;

/** The sessions of all auth keys. They live as long as the process; a client then simply begins a new one. */
export class Sessions {
  readonly #byKey = new Map<bigint, Map<bigint, Session>>();

  get(keyId: bigint, sessionId: bigint): Session | null {
    return this.#byKey.get(keyId)?.get(sessionId) ?? null;
  }

  create(keyId: bigint, sessionId: bigint): Session {
    const sessions = this.#byKey.get(keyId) ?? new Map<bigint, Session>();
    this.#byKey.set(keyId, sessions);
    const session = new Session(sessionId);
    sessions.set(sessionId, session);
    const oldest = sessions.keys().next().value;
    if (sessions.size > KEPT_PER_KEY && oldest !== undefined) sessions.delete(oldest);
    return session;
  }

  /** False if there is none. */
  destroy(keyId: bigint, sessionId: bigint): boolean {
    return this.#byKey.get(keyId)?.delete(sessionId) ?? false;
  }
}
