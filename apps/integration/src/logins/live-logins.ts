import type { Connection } from '../telegram/connection.ts';

/** What an open attempt goes on with; in this process only, never stored. */
export type LiveLogin = {
  phone: string;
  phoneCodeHash: string;
  connection: Connection;
  expiresAtMs: number;
};

export type LiveLogins = {
  add(id: string, live: LiveLogin): void;
  /** Runs `work` with the attempt, one at a time each; undefined when it does not live here. */
  use<T>(id: string, work: (live: LiveLogin) => Promise<T>): Promise<T> | undefined;
  /** Forgets an attempt without closing its connection, which somebody else has taken over. */
  release(id: string): void;
  end(id: string): Promise<void>;
  endExpired(nowMs: number): Promise<void>;
  close(): Promise<void>;
};

export function createLiveLogins(): LiveLogins {
  const logins = new Map<string, { live: LiveLogin; last: Promise<unknown> }>();
  const end = async (id: string) => {
    const entry = logins.get(id);
    logins.delete(id);
    await entry?.live.connection.close();
  };
  return {
    add: (id, live) => void logins.set(id, { live, last: Promise.resolve() }),
    use(id, work) {
      const entry = logins.get(id);
      if (!entry) return undefined;
      const result = entry.last.then(() => work(entry.live));
      entry.last = result.catch(() => {});
      return result;
    },
    release: id => void logins.delete(id),
    end,
    async endExpired(nowMs) {
      const expired = [...logins].filter(([, { live }]) => live.expiresAtMs <= nowMs);
      await Promise.all(expired.map(([id]) => end(id)));
    },
    async close() {
      await Promise.all([...logins.keys()].map(end));
    },
  };
}
