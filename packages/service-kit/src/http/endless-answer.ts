import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

declare module 'fastify' {
  interface FastifyInstance {
    /** Aborts when the app begins to stop. */
    closing: AbortSignal;
  }
}

/**
 * Has an answer without an end of its own (server-sent events) end in good order with the token that opened it, whatever
 * its source does, and when the app stops, which would otherwise wait for its clients.
 */
export function endWithToken(reply: FastifyReply, stream: Readable, endsAtMs: number): void {
  const client = reply.raw;
  const { closing } = reply.server;
  // Fastify then destroys the source.
  const end = () => {
    stream.unpipe(client);
    client.end();
  };
  let timer: NodeJS.Timeout | undefined;
  client.once('pipe', () => {
    // The client learns that the stream is open before anything happens on it.
    client.flushHeaders();
    if (closing.aborted) return end();
    closing.addEventListener('abort', end, { once: true });
    timer = setTimeout(end, Math.max(0, endsAtMs - Date.now()));
  });
  client.once('close', () => {
    clearTimeout(timer);
    closing.removeEventListener('abort', end);
  });
}
