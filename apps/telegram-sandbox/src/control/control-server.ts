import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/**
 * How long a server that closes waits for requests. Without an end it would wait for ever for a connection on which
 * nothing, or half a request, was sent, such as browsers open in advance: Node closes those that are idle between
 * two requests, and once it closes it no longer checks how long the others take (lib/_http_server.js).
 */
const GRACE_MS = 1_000;

/** The one HTTP server of the process; what answers behind it may be replaced. */
export async function openControlServer(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  { host, controlPort }: { readonly host: string; readonly controlPort: number },
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(answer);
  server.listen(controlPort, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a server without a port');
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return {
    url: `http://${name}:${address.port}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      const unfinished = setTimeout(() => server.closeAllConnections(), GRACE_MS);
      await closed;
      clearTimeout(unfinished);
    },
  };
}
