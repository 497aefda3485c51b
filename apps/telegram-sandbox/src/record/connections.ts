import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { AuthKey } from '../keys/auth-key.ts';
import { AppendLog } from '../storage/append-log.ts';

/** `key` sums up what a key did before this process, and `run`, in older files, is where one ended. */
const eventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('key'),
    keyId: z.string(),
    accountId: z.string().nullable(),
    opened: z.number(),
    mostParallel: z.number(),
    duplicated: z.number(),
    firstAt: z.number(),
    lastAt: z.number(),
  }),
  z.object({ type: z.literal('run') }),
  z.object({
    type: z.literal('opened'),
    connectionId: z.number(),
    keyId: z.string(),
    accountId: z.string().nullable(),
    at: z.number(),
  }),
  z.object({ type: z.literal('duplicated'), keyId: z.string(), at: z.number() }),
  z.object({ type: z.literal('closed'), connectionId: z.number(), at: z.number() }),
]);
type Event = z.infer<typeof eventSchema>;

/** What one key did with connections; times are the world's, in ms. */
export type KeyConnections = {
  readonly keyId: string;
  /** Who was logged in with it when it was last seen on a new connection. */
  accountId: string | null;
  opened: number;
  closed: number;
  mostParallel: number;
  /** How often it was used over two at once, which ended its login: AUTH_KEY_DUPLICATED. */
  duplicated: number;
  readonly firstAt: number;
  lastAt: number;
};

/** Over which connections each key spoke. A connection counts from the first message under the key. */
export class Connections {
  readonly #clock: Clock;
  readonly #log: AppendLog<Event>;
  readonly #byKey = new Map<string, KeyConnections>();
  readonly #open = new Map<number, Set<string>>();

  constructor(dataDirectory: string, clock: Clock) {
    this.#clock = clock;
    this.#log = AppendLog.replay(join(dataDirectory, 'connections.ndjson'), eventSchema, event =>
      this.#apply(event),
    );
    // What was open when the process before ended is closed, so each key is one line: 500,000 connections were 85 MB.
    this.#apply({ type: 'run' });
    this.#log.compact(this.all().map(({ closed: _, ...key }) => ({ type: 'key', ...key })));
  }

  /** A key was used over a connection; only the first time counts. */
  spoke(connectionId: number, key: Pick<AuthKey, 'id' | 'userId'>): void {
    const keyId = key.id.toString();
    if (this.#open.get(connectionId)?.has(keyId)) return;
    const accountId = key.userId === null ? null : String(key.userId);
    this.#commit({ type: 'opened', connectionId, keyId, accountId, at: this.#clock.now() });
  }

  /** A key was used over two connections at once. */
  duplicated(key: Pick<AuthKey, 'id'>): void {
    this.#commit({ type: 'duplicated', keyId: key.id.toString(), at: this.#clock.now() });
  }

  ended(connectionId: number): void {
    if (this.#open.has(connectionId)) this.#commit({ type: 'closed', connectionId, at: this.#clock.now() });
  }

  all(): KeyConnections[] {
    return [...this.#byKey.values()];
  }

  close(): void {
    this.#log.close();
  }

  #commit(event: Event): void {
    this.#log.append(event);
    this.#apply(event);
  }

  #apply(event: Event): void {
    if (event.type === 'key') {
      const { type: _, ...key } = event;
      this.#byKey.set(key.keyId, { ...key, closed: key.opened });
      return;
    }
    if (event.type === 'run') {
      for (const key of this.#byKey.values()) key.closed = key.opened;
      this.#open.clear();
      return;
    }
    if (event.type === 'duplicated') {
      const key = this.#byKey.get(event.keyId);
      if (key) Object.assign(key, { duplicated: key.duplicated + 1, lastAt: event.at });
      return;
    }
    if (event.type === 'closed') {
      for (const keyId of this.#open.get(event.connectionId) ?? []) {
        const key = this.#byKey.get(keyId);
        if (key) Object.assign(key, { closed: key.closed + 1, lastAt: event.at });
      }
      this.#open.delete(event.connectionId);
      return;
    }
    const { connectionId, keyId, accountId, at } = event;
    this.#open.set(connectionId, (this.#open.get(connectionId) ?? new Set()).add(keyId));
    const key = this.#byKey.get(keyId) ?? {
      ...{ keyId, accountId, firstAt: at, lastAt: at },
      ...{ opened: 0, closed: 0, mostParallel: 0, duplicated: 0 },
    };
    this.#byKey.set(keyId, key);
    key.opened++;
    key.accountId = accountId ?? key.accountId;
    key.mostParallel = Math.max(key.mostParallel, key.opened - key.closed);
    key.lastAt = at;
  }
}
