import { randomInt } from 'node:crypto';
import { Api, helpers, TelegramClient } from 'telegram';
import { Logger, LogLevel } from 'telegram/extensions/Logger.js';
import { type Hint, hintIn } from './hint.ts';
import { Line } from './line.ts';
import { ConnectionLost, NotConnected, SessionKeyUnknown } from './lost.ts';
import type { Network } from './network.ts';
import { AccountSession, type StoredSession } from './session.ts';
import { socketClass } from './socket.ts';

/** A handshake fails on one key in 256 (a leading zero byte) and is tried again on the same socket. */
const HANDSHAKE_TRIES = 3;

/** What Telegram gave to this application. */
export type TelegramApp = { apiId: number; apiHash: string };

/** Telegram ends a connection itself that has not been pinged for so long, in seconds. */
const DISCONNECT_DELAY_SECONDS = 75;

/** One live client. It never sends anything twice, never waits by itself, and ends for good with its socket. */
export type Connection = {
  /** As which application it was opened: a login ends as the one it began as. */
  readonly app: TelegramApp;
  readonly dataCenter: number;
  /** How many bytes have arrived: a connection on which they grow is not deaf. */
  readonly bytesRead: number;
  /** Settles when the connection has ended, whoever ended it. */
  readonly ended: Promise<void>;
  /**
   * Sends a request; rejects with Telegram's own error or one of `lost.ts`.
   * @param untilMs no byte of it leaves after this moment of the monotonic clock
   */
  invoke<R extends Api.AnyRequest>(request: R, untilMs?: number): Promise<R['__response']>;
  /** Goes on in another data centre, with a new key: before anybody is logged in. */
  moveTo(dataCenter: number): Promise<void>;
  /** Hears what Telegram pushes to one client alone, which names nobody (`updateShort`). */
  onUpdate(listener: (update: Api.TypeUpdate) => void): void;
  /** Hears that something about the account has changed. */
  onHint(listener: (hint: Hint) => void): void;
  /** Asks Telegram for a sign of life, which is seen in `bytesRead`. */
  ping(): void;
  /** Resolves when no call is under way any more. */
  settled(): Promise<void>;
  /** From now on nothing leaves once `mayWrite` says no. */
  guard(mayWrite: () => boolean): void;
  exportSession(): StoredSession;
  close(): Promise<void>;
};

/**
 * Connects, as a new client or with a stored session. Aborting `signal` gives up.
 * @throws NotConnected when no data centre answers
 */
export async function openConnection(
  options: { app: TelegramApp; network: Network; stored?: StoredSession; mayWrite?: () => boolean },
  signal: AbortSignal,
): Promise<Connection> {
  const { app, network, stored, mayWrite } = options;
  const line = new Line();
  if (mayWrite) line.guard(mayWrite);
  let keyUnknown = false;
  const listeners = new Set<(update: Api.TypeUpdate) => void>();
  const hintListeners = new Set<(hint: Hint) => void>();
  const session = new AccountSession({
    named: network.dataCenters !== undefined,
    ...(stored && { stored }),
    onKeyUnknown: () => {
      keyUnknown = true;
      line.end();
    },
    onHeard: heard => {
      if (heard instanceof Api.UpdateShort) for (const listener of listeners) listener(heard.update);
      const hint = hintIn(heard);
      if (hint) for (const listener of hintListeners) listener(hint);
    },
  });
  // Any data centre will do at first: it tells when an account belongs to another one.
  const [anyone] = network.dataCenters?.keys() ?? [];
  if (anyone !== undefined && !stored) session.setDC(anyone, '', 0);
  const client: TelegramClient = new TelegramClient(session, app.apiId, app.apiHash, {
    baseLogger: new Logger(LogLevel.NONE),
    connectionRetries: HANDSHAKE_TRIES,
    retryDelay: 0,
    // Below zero: what is pending when the socket ends is rejected rather than sent again.
    reconnectRetries: -1,
    requestRetries: 1,
    floodSleepThreshold: 0,
    networkSocket: socketClass(network, line, () => client._isSwitchingDc),
    deviceModel: 'Muster',
    systemVersion: process.version,
    appVersion: '1.0',
  });
  // The client's own loop pings at times of its own, and dials again when a pong is 3 s late: see connections/probe.ts.
  Reflect.set(client, '_loopStarted', true);
  // The client's cache of everybody it ever met is of no use here and never shrinks.
  client._entityCache.add = () => {};
  let cause: unknown;
  client.onError = async error => {
    cause = error;
  };

  const waiting = new Set<(reason: Error) => void>();
  const underWay = new Set<Promise<unknown>>();
  const lost = () => (keyUnknown ? new SessionKeyUnknown() : new ConnectionLost());
  const destroyed = line.ended.then(async () => {
    for (const reject of waiting) reject(lost());
    // The line has ended: whatever the client fails at now changes nothing for anybody.
    await client.destroy().catch(() => {});
  });
  const close = () => {
    line.end();
    return destroyed;
  };
  const giveUp = () => line.end();
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    signal.throwIfAborted();
    const connected = await Promise.race([client.connect(), line.ended.then(() => false)]);
    if (!connected) throw keyUnknown ? new SessionKeyUnknown() : new NotConnected({ cause });
  } catch (error) {
    await close();
    throw error;
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
  return {
    app,
    get dataCenter() {
      return session.dcId;
    },
    get bytesRead() {
      return line.bytesRead;
    },
    ended: line.ended,
    invoke(request, untilMs) {
      const { promise, resolve, reject } = Promise.withResolvers<typeof request.__response>();
      if (line.over) {
        reject(new NotConnected());
        return promise;
      }
      waiting.add(reject);
      const takeBackFence = untilMs === undefined ? undefined : line.fence(untilMs);
      // The client rejects with a bare string what was pending when its socket ended.
      const fail = (error: unknown) => reject(error instanceof Error ? error : lost());
      client.invoke(request).then(resolve, fail);
      const answered = promise.finally(() => {
        waiting.delete(reject);
        underWay.delete(answered);
        takeBackFence?.();
      });
      underWay.add(answered);
      return answered;
    },
    ping() {
      const pingId = helpers.returnBigInt(randomInt(2 ** 47));
      const ping = new Api.PingDelayDisconnect({ pingId, disconnectDelay: DISCONNECT_DELAY_SECONDS });
      client._sender?.send(ping)?.catch(() => {});
    },
    async settled() {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
    guard: may => line.guard(may),
    async moveTo(dataCenter) {
      const moved = await Promise.race([client._switchDC(dataCenter), line.ended.then(() => false)]);
      if (!moved) throw new NotConnected({ cause });
    },
    onUpdate: listener => void listeners.add(listener),
    onHint: listener => void hintListeners.add(listener),
    exportSession: () => session.export(),
    close,
  };
}
