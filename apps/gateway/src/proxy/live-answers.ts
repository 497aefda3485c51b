import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** Passes an endless answer on. */
export type SendLive = (reply: FastifyReply, stream: Readable, endsAtMs: number) => void;

/**
 * Answers without an end of their own (server-sent events) end here with the token that opened them, whatever the
 * upstream does, and when the gateway stops, which would otherwise wait for its clients.
 */
export function createLiveAnswers(app: FastifyInstance): SendLive {
  const endings = new Set<() => void>();
  app.addHook('preClose', async () => {
    for (const end of endings) end();
  });
  return (reply, stream, endsAtMs) => {
    const client = reply.raw;
    // Ends the answer in good order; Fastify then destroys its source, and so the upstream's connection.
    const end = () => {
      stream.unpipe(client);
      client.end();
    };
    const timer = setTimeout(end, Math.max(0, endsAtMs - Date.now()));
    endings.add(end);
    client.once('close', () => {
      clearTimeout(timer);
      endings.delete(end);
    });
    // The client learns that the stream is open before anything happens on it.
    client.once('pipe', () => client.flushHeaders());
    void reply.send(stream);
  };
}
