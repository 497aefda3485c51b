import type { Metrics } from '@muster/service-kit';
import type { SessionStore } from '../sessions/repository.ts';
import { openSession } from '../sessions/seal-session.ts';
import type { Connection } from '../telegram/connection.ts';
import { SessionKeyUnknown } from '../telegram/lost.ts';
import type { StoredSession } from '../telegram/session.ts';

/** A connection that is not up after this is given up, in ms. */
const CONNECT_DEADLINE_MS = 10_000;

export type OpenConnection = (stored: StoredSession | undefined, signal: AbortSignal) => Promise<Connection>;

/**
 * The one live connection of each account in this process, opened when first needed. Two at the same time would
 * end in AUTH_KEY_DUPLICATED and a dead session; across replicas the ownership lease will decide here who may open.
 */
export type Connections = {
  open(account: { id: string; teamId: string }): Promise<Connection>;
  /** Takes over the connection of a login that has just succeeded. */
  adopt(accountId: string, connection: Connection): Promise<void>;
  /** Closes an account's connection, if there is one. */
  drop(accountId: string): Promise<void>;
  close(): Promise<void>;
};

export function createConnections(parts: {
  sessions: SessionStore;
  wrappingKey: Buffer;
  openConnection: OpenConnection;
  metrics: Metrics;
}): Connections {
  const { sessions, wrappingKey, openConnection, metrics } = parts;
  const live = new Map<string, Promise<Connection>>();
  metrics.gauge('telegram_connections', 'Live connections to Telegram.', [], gauge => {
    gauge.set(live.size);
  });

  const keep = (accountId: string, opening: Promise<Connection>): Promise<Connection> => {
    const forget = () => {
      if (live.get(accountId) === opening) live.delete(accountId);
    };
    live.set(accountId, opening);
    opening.then(connection => connection.ended.then(forget), forget);
    return opening;
  };

  const openStored = async (account: { id: string; teamId: string }): Promise<Connection> => {
    const sealed = await sessions.find(account);
    if (!sealed) throw new SessionKeyUnknown();
    const stored = openSession(wrappingKey, account.id, sealed);
    return openConnection(stored, AbortSignal.timeout(CONNECT_DEADLINE_MS));
  };

  const drop = async (accountId: string): Promise<void> => {
    const opening = live.get(accountId);
    live.delete(accountId);
    await opening?.then(
      connection => connection.close(),
      () => {},
    );
  };

  return {
    open: account => live.get(account.id) ?? keep(account.id, openStored(account)),
    async adopt(accountId, connection) {
      await drop(accountId);
      await keep(accountId, Promise.resolve(connection));
    },
    drop,
    async close() {
      await Promise.all([...live.keys()].map(drop));
    },
  };
}
