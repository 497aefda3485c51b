import type { Metrics } from '@muster/service-kit';
import { recognise } from '../errors/classify-error.ts';
import { OwnedElsewhere } from '../ownership/owned-elsewhere.ts';
import type { Holding, Ownership } from '../ownership/ownership.ts';
import type { Owned } from '../ownership/repository.ts';
import type { SessionStore } from '../sessions/repository.ts';
import { openSession } from '../sessions/seal-session.ts';
import type { WrappingKeys } from '../sessions/wrapping-keys.ts';
import type { Connection } from '../telegram/connection.ts';
import type { Hint } from '../telegram/hint.ts';
import { NotOpened, SessionKeyUnknown } from '../telegram/lost.ts';
import type { StoredSession } from '../telegram/session.ts';

/** A connection that is not up after this is given up, in ms. */
const CONNECT_DEADLINE_MS = 10_000;

/** @param mayWrite asked before every byte that leaves; a connection without it belongs to nobody's account yet */
export type OpenConnection = (
  stored: StoredSession | undefined,
  signal: AbortSignal,
  mayWrite?: () => boolean,
) => Promise<Connection>;

/** A connection that is up. */
export type LiveConnection = { account: Owned; connection: Connection };

/**
 * The one live connection of each account in the whole installation, opened when first needed, and only by the replica
 * that owns the account. Two at the same time would end in AUTH_KEY_DUPLICATED and a dead session.
 */
export type Connections = {
  /**
   * Opening is no use: whoever uses the account tells its ownership.
   * @throws OwnedElsewhere
   */
  open(account: Owned): Promise<Connection>;
  /**
   * Takes over the connection of a login that has just succeeded. Where another replica owns the account (it was connected
   * before, and that replica has died just now) the connection is closed: the owner will open it.
   */
  adopt(account: Owned, connection: Connection): Promise<void>;
  /** Closes an account's connection, if there is one, and lets other replicas have the account. */
  drop(accountId: string): Promise<void>;
  /** Does so when the calls under way have been answered. */
  giveBack(accountId: string): Promise<void>;
  /** Those that are up. */
  live(): LiveConnection[];
  /** Has the listener told of connections that ended although nobody here has closed them, or with the lease. */
  onLost(listener: (lost: LiveConnection) => void): void;
  /** Has the listener told of what Telegram hints at over a connection. */
  onHint(listener: (live: LiveConnection, hint: Hint) => void): void;
  /** Opens nothing any more, and gives everything back. */
  handOver(): Promise<void>;
};

type Entry = { account: Owned; holding: Holding; opening: Promise<Connection>; up?: Connection };

export function createConnections(parts: {
  ownership: Pick<Ownership, 'hold' | 'release' | 'leave'>;
  sessions: SessionStore;
  wrappingKeys: Pick<WrappingKeys, 'byId'>;
  openConnection: OpenConnection;
  metrics: Metrics;
}): Connections {
  const { ownership, sessions, wrappingKeys, openConnection, metrics } = parts;
  const entries = new Map<string, Entry>();
  const lostListeners = new Set<(lost: LiveConnection) => void>();
  const hintListeners = new Set<(live: LiveConnection, hint: Hint) => void>();
  metrics.gauge('telegram_connections', 'Live connections to Telegram.', [], gauge => {
    gauge.set(entries.size);
  });

  const hold = (account: Owned): Promise<Holding> =>
    ownership.hold(account).catch((cause: unknown) => {
      // Who owns it cannot be found out now: as little may be sent as if it were somebody else.
      throw cause instanceof OwnedElsewhere
        ? cause
        : new OwnedElsewhere({ url: null, freeInMs: 0 }, { cause });
    });

  const keep = (account: Owned, holding: Holding, opening: Promise<Connection>): Promise<Connection> => {
    const entry: Entry = { account, holding, opening };
    const forget = () => entries.get(account.id) === entry && entries.delete(account.id);
    entries.set(account.id, entry);
    opening.then(connection => {
      entry.up = connection;
      const close = () => void connection.close();
      if (holding.ended.aborted) close();
      else holding.ended.addEventListener('abort', close, { once: true });
      void connection.ended.then(() => {
        holding.ended.removeEventListener('abort', close);
        if (forget()) for (const tell of lostListeners) tell({ account, connection });
      });
      connection.onHint(hint => {
        for (const tell of hintListeners) tell({ account, connection }, hint);
      });
    }, forget);
    return opening;
  };

  const openStored = (account: Owned, holding: Holding): Promise<Connection> =>
    connect(account, holding).catch((cause: unknown) => {
      throw recognise(cause) ? cause : new NotOpened({ cause });
    });

  const connect = async (account: Owned, holding: Holding): Promise<Connection> => {
    const sealed = await sessions.find(account);
    if (!sealed) throw new SessionKeyUnknown();
    const wrappingKey = await wrappingKeys.byId(sealed.wrappingKeyId);
    const stored = openSession(wrappingKey, account.id, sealed);
    const giveUp = AbortSignal.any([holding.ended, AbortSignal.timeout(CONNECT_DEADLINE_MS)]);
    return openConnection(stored, giveUp, holding.mayWrite);
  };

  const close = async (accountId: string): Promise<void> => {
    const entry = entries.get(accountId);
    entries.delete(accountId);
    await entry?.opening.then(
      connection => connection.close(),
      () => {},
    );
  };

  const settled = async (accountId: string): Promise<void> => {
    await entries.get(accountId)?.opening.then(
      connection => connection.settled(),
      () => {},
    );
  };

  const giveBack = (accountId: string): Promise<void> =>
    ownership.release(accountId, async () => {
      await settled(accountId);
      await close(accountId);
    });

  return {
    async open(account) {
      const holding = await hold(account);
      const entry = entries.get(account.id);
      // One of an earlier holding ends with it.
      return entry?.holding === holding
        ? entry.opening
        : keep(account, holding, openStored(account, holding));
    },
    async adopt(account, connection) {
      // Brought again where what came after the first time failed.
      if (entries.get(account.id)?.up === connection) return;
      await close(account.id);
      const holding = await hold(account).catch(() => null);
      if (!holding) return connection.close();
      connection.guard(holding.mayWrite);
      await keep(account, holding, Promise.resolve(connection));
    },
    drop: accountId => ownership.release(accountId, () => close(accountId)),
    giveBack,
    live: () => [...entries.values()].flatMap(({ account, up }) => (up ? [{ account, connection: up }] : [])),
    onLost: listener => void lostListeners.add(listener),
    onHint: listener => void hintListeners.add(listener),
    async handOver() {
      ownership.leave();
      await Promise.all([...entries.keys()].map(giveBack));
    },
  };
}
