import { once } from 'node:events';
import http from 'node:http';

/** Stands before the gateway, and tells one live view itself. */
export type LiveFront = {
  url: string;
  /** Resolves when a page has opened the view. */
  opened: Promise<void>;
  /** Tells one event, and waits while the page does not take any more. */
  tell(name: string, data: unknown): Promise<void>;
  close(): Promise<void>;
};

/** @param view the path of the live view; everything else is the gateway's */
export async function startLiveFront(gatewayUrl: string, view: string): Promise<LiveFront> {
  let watcher: http.ServerResponse | undefined;
  let isOpened = () => {};
  const opened = new Promise<void>(resolve => {
    isOpened = resolve;
  });
  const server = http.createServer((request, response) => {
    if (request.url === view) {
      response
        .writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
        .flushHeaders();
      watcher = response;
      isOpened();
      return;
    }
    const { method, headers, url } = request;
    const passed = http.request(new URL(url ?? '/', gatewayUrl), { method, headers }, answer => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    passed.on('error', () => response.destroy());
    response.on('close', () => passed.destroy());
    request.pipe(passed);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the front has no port');
  let told = 0;
  return {
    url: `http://127.0.0.1:${address.port}`,
    opened,
    async tell(name, data) {
      if (!watcher) throw new Error('nobody has opened the view');
      told += 1;
      const isTaken = watcher.write(`id: ${told}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
      if (!isTaken) await once(watcher, 'drain');
    },
    async close() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
