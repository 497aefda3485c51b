import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { EventStream } from './event-stream.ts';

/** A stream and somebody who asked for it and never reads. */
async function unreadStream() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a server without a port');
  const reader = connect(address.port, '127.0.0.1')
    .pause()
    .on('error', () => {});
  reader.write('GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n');
  const response = await new Promise<ServerResponse>(resolve =>
    server.once('request', (_request, answer) => resolve(answer)),
  );
  return { stream: new EventStream(response), response, close: () => [reader.destroy(), server.close()] };
}

describe('a stream of events', () => {
  it('cuts off who reads too slowly, before they cost much memory', async () => {
    const { stream, response, close } = await unreadStream();
    const cut = once(response, 'close');
    const event = { type: 'changed', method: 'POST', route: 'x'.repeat(100_000) } as const;
    for (let sent = 0; sent < 200; sent++) stream.send(event);
    await cut;
    expect(response.writableLength).toBeLessThan(5 * 1024 * 1024);
    close();
  });

  it('keeps who is only a little behind', async () => {
    const { stream, response, close } = await unreadStream();
    for (let sent = 0; sent < 20; sent++) stream.send({ type: 'login', userId: '1' });
    expect(response.destroyed).toBe(false);
    close();
  });
});
