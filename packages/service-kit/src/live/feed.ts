import { EventEmitter, on } from 'node:events';
import type { z } from 'zod';
import type { Logger } from '../logger.ts';
import type { Redis } from '../redis/connection.ts';

/** What a feed may tell: the shape of each event's data by its name. */
export type LiveEvents = Readonly<Record<string, z.ZodType>>;

/** Something that happened to a topic, e.g. one task; `id` is its place in the stream. */
export type LiveEvent = { id: string; event: string; data: string };

/** About an hour of a busy installation: an older id gets `resync`. */
const STREAM_LENGTH = 10_000;
const BLOCK_MS = 5_000;

/**
 * Live views over one Redis Stream per service: every replica tails it once and hands events to its own clients,
 * so that a thousand open pages cost one connection.
 */
export class LiveFeed<Events extends LiveEvents = LiveEvents> {
  readonly #stream: string;
  readonly #events: Events;
  readonly #redis: Redis;
  readonly #reader: Redis;
  readonly #log: Logger;
  readonly #topics = new EventEmitter().setMaxListeners(0);
  #closed = false;
  #start: Promise<void> | undefined;
  #tail: Promise<void> | undefined;

  /** @param reader a blocking connection of its own, closed with the feed */
  constructor(options: { service: string; events: Events; redis: Redis; reader: Redis; log: Logger }) {
    this.#stream = `live:${options.service}`;
    this.#events = options.events;
    this.#redis = options.redis;
    this.#reader = options.reader;
    this.#log = options.log;
  }

  /** Tells everybody who watches `topic`. A lost event is not an error: views read their state anew. */
  async publish<E extends keyof Events & string>(
    topic: string,
    event: E,
    data: z.input<Events[E]>,
  ): Promise<void> {
    await this.deliver(topic, event, data).catch((error: Error) =>
      this.#log.warn({ err: error.message }, 'live event lost'),
    );
  }

  /** As `publish`, for who tells it again later: rejects when it cannot be told now. */
  async deliver<E extends keyof Events & string>(
    topic: string,
    event: E,
    data: z.input<Events[E]>,
  ): Promise<void> {
    await this.#redis.xadd(
      this.#stream,
      'MAXLEN',
      '~',
      STREAM_LENGTH,
      '*',
      'topic',
      topic,
      'event',
      event,
      'data',
      JSON.stringify(this.#events[event]?.parse(data)),
    );
  }

  /** Resolves when nothing published from now on is missed; subscribing does this by itself. Tried anew after it failed. */
  async open(): Promise<void> {
    this.#start ??= this.#newestId().then(
      newest => {
        this.#tail = this.#follow(newest);
      },
      (error: unknown) => {
        this.#start = undefined;
        throw error;
      },
    );
    await this.#start;
  }

  /**
   * Resolves when no event of a topic is missed any more; what it answers are those from now on, or after `lastEventId`.
   * They begin with `resync` when that id is no longer in the stream: the client reads the whole state again.
   */
  async subscribe(
    topic: string,
    signal: AbortSignal,
    lastEventId?: string,
  ): Promise<AsyncIterable<LiveEvent>> {
    await this.open();
    return this.#tell(topic, on(this.#topics, topic, { signal }), lastEventId);
  }

  async *#tell(
    topic: string,
    live: AsyncIterable<LiveEvent[]>,
    lastEventId: string | undefined,
  ): AsyncIterable<LiveEvent> {
    let last = '';
    if (lastEventId) {
      for (const missed of await this.#since(topic, lastEventId)) {
        last = missed.id;
        yield missed;
      }
    }
    for await (const [event] of live) {
      if (event && isAfter(event.id, last)) yield event;
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#reader.disconnect();
    await this.#tail;
  }

  async #since(topic: string, lastEventId: string): Promise<LiveEvent[]> {
    const oldest = (await this.#redis.xrange(this.#stream, '-', '+', 'COUNT', 1))[0]?.[0];
    if (!/^\d+-\d+$/.test(lastEventId) || !oldest || isAfter(oldest, lastEventId)) {
      return [{ id: '0-0', event: 'resync', data: '{}' }];
    }
    const entries = await this.#redis.xrange(this.#stream, `(${lastEventId}`, '+');
    return entries.map(toEntry).filter(entry => entry.topic === topic);
  }

  async #newestId(): Promise<string> {
    return (await this.#redis.xrevrange(this.#stream, '+', '-', 'COUNT', 1))[0]?.[0] ?? '0-0';
  }

  async #follow(newest: string): Promise<void> {
    let from = newest;
    while (!this.#closed) {
      try {
        const reply = await this.#reader.xread('BLOCK', BLOCK_MS, 'STREAMS', this.#stream, from);
        for (const [id, fields] of reply?.[0]?.[1] ?? []) {
          from = id;
          const entry = toEntry([id, fields]);
          this.#topics.emit(entry.topic, entry);
        }
      } catch (error) {
        if (this.#closed) return;
        this.#log.warn({ err: error instanceof Error ? error.message : error }, 'live feed interrupted');
        await new Promise(resolve => setTimeout(resolve, 500));
      }
    }
  }
}

function toEntry([id, fields]: [string, string[]]): LiveEvent & { topic: string } {
  return { id, topic: fields[1] ?? '', event: fields[3] ?? '', data: fields[5] ?? '' };
}

/** Compares stream ids: `<ms>-<sequence>`. */
function isAfter(id: string, other: string): boolean {
  const [ms = 0, sequence = 0] = id.split('-').map(Number);
  const [otherMs = 0, otherSequence = 0] = other.split('-').map(Number);
  return ms > otherMs || (ms === otherMs && sequence > otherSequence);
}
