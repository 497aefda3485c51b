import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import type { LiveEvent, LiveFeed } from './feed.ts';

/** Proxies close silent connections after 60 s at the earliest; a comment keeps them open. */
const KEEPALIVE_MS = 15_000;

/**
 * A topic as server-sent events: first `current` as an event named `event`, then what happens. Ends when the client
 * goes or its token does.
 */
export function serverSentEvents(
  feed: LiveFeed,
  options: { topic: string; event: string; current: () => Promise<unknown>; request: FastifyRequest },
): Readable {
  const { request } = options;
  const ended = new AbortController();
  request.raw.once('close', () => ended.abort());
  const untilTokenEnds = Math.max(0, (request.user?.expiresAtMs ?? 0) - Date.now());
  const tokenTimer = setTimeout(() => ended.abort(), untilTokenEnds).unref();
  const stream = new Readable({ read() {} });
  // The answer's head leaves with its first byte, and a resumed view may have no event to send for long.
  stream.push(': open\n\n');
  const keepalive = setInterval(() => stream.push(': alive\n\n'), KEEPALIVE_MS).unref();
  ended.signal.addEventListener('abort', () => {
    clearTimeout(tokenTimer);
    clearInterval(keepalive);
    stream.push(null);
  });
  const lastEventId = request.headers['last-event-id'];
  void pump(stream, feed, ended.signal, {
    ...options,
    ...(typeof lastEventId === 'string' && { lastEventId }),
  });
  return stream;
}

async function pump(
  stream: Readable,
  feed: LiveFeed,
  signal: AbortSignal,
  options: { topic: string; event: string; current: () => Promise<unknown>; lastEventId?: string },
): Promise<void> {
  try {
    // Subscribed before the state is read, so that no change falls between the two.
    const events = await feed.subscribe(options.topic, signal, options.lastEventId);
    if (!options.lastEventId)
      stream.push(`event: ${options.event}\ndata: ${JSON.stringify(await options.current())}\n\n`);
    for await (const event of events) stream.push(format(event));
  } catch (error) {
    if (!signal.aborted) stream.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

function format({ id, event, data }: LiveEvent): string {
  return `id: ${id}\nevent: ${event}\ndata: ${data}\n\n`;
}
