import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { expect, it } from 'vitest';
import { createLogger, createMetrics, createServiceApp } from '../src/index.ts';

it('answers what comes on an open connection while it stops, and ends the connection', async () => {
  const app = createServiceApp({
    log: createLogger({ name: 'parsing', level: 'silent' }),
    metrics: createMetrics('parsing'),
    verifiers: { verifyUser: async () => null, verifyService: async () => null },
    readiness: {},
  });
  const slow = Promise.withResolvers<string>();
  const arrived = Promise.withResolvers<void>();
  const stopping = Promise.withResolvers<void>();
  app.addHook('preClose', async () => stopping.resolve());
  app.get('/slow', () => {
    arrived.resolve();
    return slow.promise;
  });
  const nextArrived = Promise.withResolvers<void>();
  app.get('/next', async () => {
    nextArrived.resolve();
    return 'next';
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  // biome-ignore lint/nursery/noUnsafeTypeAssertion: of a server on a port it is this.
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
  let answer = '';
  socket.on('data', data => {
    answer += String(data);
  });
  const ended = once(socket, 'end');
  socket.write('GET /slow HTTP/1.1\r\nhost: a\r\n\r\n');
  await arrived.promise;
  const isClosed = app.close();
  await stopping.promise;
  socket.write('GET /next HTTP/1.1\r\nhost: a\r\n\r\n');
  await nextArrived.promise;
  slow.resolve('slow');
  await ended;
  await isClosed;
  expect(answer.match(/HTTP\/1.1 \d+|Connection: \w+|^slow|^next/gm)).toEqual([
    'HTTP/1.1 200',
    'Connection: keep',
    'slow',
    'HTTP/1.1 200',
    'Connection: close',
    'next',
  ]);
});
