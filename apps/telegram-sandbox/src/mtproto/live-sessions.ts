import type { Buffer } from 'node:buffer';
import type { AuthKey } from '../keys/auth-key.ts';
import type { AuthKeys } from '../keys/auth-keys.ts';
import type { Log } from '../log.ts';
import type { Tl } from '../tl/api.ts';
import type { ApiCodec } from '../tl/layer-codec.ts';
import type { Layers } from '../tl/layers.ts';
import type { Peer, Session } from './session.ts';

/** An open connection over which sessions can be reached. */
export type Route = {
  /** Sends a message nobody asked for; it is kept until it is acknowledged. */
  push(peer: Peer, body: Buffer): void;
  /** Sends what a call is answered with; the same. */
  answer(peer: Peer, requestId: bigint, body: Buffer): void;
};

/** Whom a push is for: everybody logged in as a user, or a key, whether somebody is logged in with it or not. */
export type PushTarget = { readonly userId: number } | { readonly keyId: bigint };

/** How often an update leaves for the clients of somebody, or of nobody yet: not once if a fault rule wants it so. */
export type TimesPushed = (userId: number | null, updates: Tl<'Updates'>) => number;

/** A user's home data centre: a login that was imported elsewhere is there for files and gets no updates. */
export type HomeOf = (userId: number) => number | null;

/**
 * The sessions that can be reached now: those with an open connection on which they have spoken. This is where
 * updates leave for the clients.
 */
export class LiveSessions {
  readonly #keys: AuthKeys;
  readonly #layers: Layers;
  readonly #log: Log;
  readonly #timesPushed: TimesPushed;
  readonly #homeOf: HomeOf;
  readonly #routes = new Map<bigint, Map<Session, Route>>();

  constructor(parts: {
    readonly keys: AuthKeys;
    readonly layers: Layers;
    readonly log: Log;
    readonly timesPushed?: TimesPushed;
    readonly homeOf?: HomeOf;
  }) {
    this.#keys = parts.keys;
    this.#layers = parts.layers;
    this.#log = parts.log;
    this.#timesPushed = parts.timesPushed ?? (() => 1);
    this.#homeOf = parts.homeOf ?? (() => null);
  }

  /**
   * Sends `updates` to every live session of the target but `except`, the caller's own. They are written once
   * for each API layer among the receivers; where a layer has no words for them, that is logged and its clients
   * get nothing. A session all of whose calls came in invokeWithoutUpdates gets
   * none. https://core.telegram.org/api/invoking#disabling-updates
   */
  push(target: PushTarget, updates: Tl<'Updates'>, { except }: { readonly except?: Session } = {}): void {
    // Asked when somebody is there to be pushed to: what reaches nobody is neither lost nor doubled.
    let times: number | null = null;
    const written = new Map<ApiCodec, Buffer | null>();
    for (const key of this.#keysOf(target)) {
      if (key.layer === null) continue;
      const codec = this.#layers.codec(key.layer);
      for (const [session, route] of this.#routes.get(key.id) ?? []) {
        if (session === except || !session.wantsUpdates) continue;
        const known = written.get(codec);
        const body = known === undefined ? this.#write(codec, updates) : known;
        written.set(codec, body);
        times ??= this.#timesPushed('userId' in target ? target.userId : key.userId, updates);
        for (let time = 0; body && time < times; time++) route.push({ key, session }, body);
      }
    }
  }

  /** The users who have a live session, in no order. */
  *users(): Generator<number> {
    const seen = new Set<number>();
    for (const keyId of this.#routes.keys()) {
      const userId = this.#keys.get(keyId)?.userId ?? null;
      if (userId === null || seen.has(userId)) continue;
      seen.add(userId);
      yield userId;
    }
  }

  /** Whether a user has a live session. */
  reaches(userId: number): boolean {
    return this.#keysAtHome(userId).some(({ id }) => this.#routes.has(id));
  }

  /** The connection on which a session spoke last, if it is still open. */
  routeOf({ key, session }: Peer): Route | null {
    return this.#routes.get(key.id)?.get(session) ?? null;
  }

  /** A session has spoken over a connection and can be reached there, and nowhere else, from now on. */
  spoke({ key, session }: Peer, route: Route): void {
    const routes = this.#routes.get(key.id) ?? new Map<Session, Route>();
    this.#routes.set(key.id, routes);
    routes.set(session, route);
  }

  /** A session can no longer be reached over this connection. */
  left({ key, session }: Peer, route: Route): void {
    const routes = this.#routes.get(key.id);
    if (routes?.get(session) !== route) return;
    routes.delete(session);
    if (routes.size === 0) this.#routes.delete(key.id);
  }

  #write(codec: ApiCodec, updates: Tl<'Updates'>): Buffer | null {
    try {
      return codec.encode(updates);
    } catch (error) {
      this.#log.error('an update could not be written', error);
      return null;
    }
  }

  #keysOf(target: PushTarget): Iterable<AuthKey> {
    if ('userId' in target) return this.#keysAtHome(target.userId);
    const key = this.#keys.get(target.keyId);
    return key && !key.revoked ? [key] : [];
  }

  #keysAtHome(userId: number): AuthKey[] {
    const home = this.#homeOf(userId);
    return this.#keys.of(userId).filter(({ dcId }) => home === null || dcId === home);
  }
}
