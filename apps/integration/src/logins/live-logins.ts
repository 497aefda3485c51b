import { clock } from '@muster/service-kit';
import { Api } from 'telegram';
import type { Connection } from '../telegram/connection.ts';
import type { StoredSession } from '../telegram/session.ts';
import type { LeaveSession } from './leave-session.ts';

/** What an open attempt goes on with; in this process only, never stored. */
export type LiveLogin = {
  connection: Connection;
  expiresAtMs: number;
  /** The number and what proves that the code was asked for here; null for a login by QR code. */
  sent: { phone: string; phoneCodeHash: string } | null;
  /** Telegram has let the person in, and what came after failed: it takes the code or password no second time. */
  accepted?: Api.auth.TypeAuthorization;
  /** Of the row the person gets, where they have none: the same however often it is tried to write it. */
  accountId: string;
};

export type LiveLogins = {
  add(id: string, live: LiveLogin): void;
  /** Runs `work` with the attempt, one at a time each; undefined when it does not live here. */
  inTurn<T>(id: string, work: (live: LiveLogin) => Promise<T>): Promise<T> | undefined;
  /** As `inTurn`, with a connection that is up: one that was lost is opened again with the attempt's own key. */
  use<T>(id: string, work: (live: LiveLogin) => Promise<T>): Promise<T> | undefined;
  /** Waits for Telegram to say that the QR code was scanned, at most until then; false when the attempt has ended. */
  awaitScan(id: string, untilMs: number): Promise<boolean>;
  /** Forgets an attempt without closing its connection, which somebody else has taken over. */
  release(id: string): void;
  /** Forgets an attempt; nothing of it stays open at Telegram. */
  end(id: string): Promise<void>;
  endExpired(nowMs: number): Promise<void>;
  close(): Promise<void>;
};

type Entry = {
  live: LiveLogin;
  last: Promise<unknown>;
  lost: boolean;
  /** Settles with the next scan, or when the connection is lost and the scan would not be heard. */
  scan: PromiseWithResolvers<void>;
  ended: AbortController;
};

/** @param parts `reopen` throws the problem of the answer when Telegram cannot be reached */
export function createLiveLogins(parts: {
  reopen: (stored: StoredSession) => Promise<Connection>;
  leaveSession: LeaveSession;
}): LiveLogins {
  const { reopen, leaveSession } = parts;
  const logins = new Map<string, Entry>();

  const listen = (entry: Entry): void => {
    const { connection } = entry.live;
    entry.lost = false;
    connection.onUpdate(update => {
      if (update instanceof Api.UpdateLoginToken) entry.scan.resolve();
    });
    void connection.ended.then(() => {
      if (entry.live.connection !== connection) return;
      entry.lost = true;
      entry.scan.resolve();
    });
  };

  const revive = async (entry: Entry): Promise<void> => {
    if (!entry.lost) return;
    entry.live.connection = await reopen(entry.live.connection.exportSession());
    listen(entry);
  };

  const forget = (id: string): Entry | undefined => {
    const entry = logins.get(id);
    logins.delete(id);
    entry?.ended.abort();
    return entry;
  };

  const end = async (id: string) => {
    const entry = forget(id);
    if (!entry) return;
    const { live } = entry;
    try {
      // Where Telegram cannot be reached, leaving says so.
      if (live.accepted) await revive(entry).catch(() => {});
      await leaveSession(id, live);
    } finally {
      await live.connection.close();
    }
  };

  const inTurn = <T>(id: string, work: (live: LiveLogin, entry: Entry) => Promise<T>) => {
    const entry = logins.get(id);
    if (!entry) return undefined;
    const result = entry.last.then(() => work(entry.live, entry));
    entry.last = result.catch(() => {});
    return result;
  };

  return {
    add(id, live) {
      const entry = {
        live,
        last: Promise.resolve(),
        lost: false,
        scan: Promise.withResolvers<void>(),
        ended: new AbortController(),
      };
      logins.set(id, entry);
      listen(entry);
    },
    inTurn,
    use: (id, work) =>
      inTurn(id, async (live, entry) => {
        if (!entry.ended.signal.aborted) await revive(entry);
        return work(live);
      }),
    async awaitScan(id, untilMs) {
      const entry = logins.get(id);
      if (!entry) return false;
      const { ended, scan } = entry;
      const enough = new AbortController();
      const signal = AbortSignal.any([ended.signal, enough.signal]);
      await Promise.race([scan.promise, clock.sleepUntil(untilMs, signal).catch(() => {})]);
      enough.abort();
      // A scan that comes from now on is heard by whoever waits next.
      entry.scan = Promise.withResolvers<void>();
      return !ended.signal.aborted;
    },
    release: id => void forget(id),
    end,
    async endExpired(nowMs) {
      const due = ({ expiresAtMs }: LiveLogin) => expiresAtMs <= nowMs;
      const expired = [...logins].filter(([, { live }]) => due(live));
      // After the step that is under way, which may prolong the attempt.
      await Promise.all(expired.map(([id]) => inTurn(id, async live => due(live) && end(id))));
    },
    async close() {
      // One that Telegram has let in is perhaps being written: ended after that.
      await Promise.all(
        [...logins].map(([id, { live }]) => (live.accepted ? inTurn(id, () => end(id)) : end(id))),
      );
    },
  };
}
