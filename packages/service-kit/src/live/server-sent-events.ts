import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { endWithToken } from '../http/endless-answer.ts';
import type { LiveEvent, LiveFeed } from './feed.ts';

/** Proxies close silent connections after 60 s at the earliest; a comment keeps them open. */
const KEEPALIVE_MS = 15_000;

/**
 * A topic as server-sent events: first `current` as an event named `event`, then what happens. Ends when the client
 * goes, or its token does, or the service stops.
 */
export function serverSentEvents(
  feed: LiveFeed,
  options: { topic: string; event: string; current: () => Promise<unknown>; reply: FastifyReply },
): Readable {
  const { request, raw } = options.reply;
  const ended = new AbortController();
  const stream = new Readable({ read() {} });
  endWithToken(options.reply, stream, request.user?.expiresAtMs ?? 0);
  const keepalive = setInterval(() => stream.push(': alive\n\n'), KEEPALIVE_MS).unref();
  raw.once('close', () => {
    clearInterval(keepalive);
    ended.abort();
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
