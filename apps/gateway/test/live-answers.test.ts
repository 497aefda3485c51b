import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { as, type Gateway, open, readAll, startGateway } from './start-gateway.ts';

let gateway: Gateway;
beforeEach(async () => {
  gateway = await startGateway();
});
afterEach(() => gateway.close());

const EVENTS = '/api/v1/parsing/tasks/01890000-0000-7000-8000-000000000000/events';

/** Opens a live view and hands out both of its ends. */
async function openLive(headers = as('viewer')) {
  const upstream = Promise.withResolvers<ServerResponse>();
  gateway.upstream.answerWith((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
    upstream.resolve(response);
  });
  const { request, response } = await open(gateway.url, 'GET', EVENTS, { headers });
  return { client: response, leave: () => request.destroy(), upstream: await upstream.promise };
}

it('is open before the first event, and passes events one by one while the upstream stays open', async () => {
  const { client, upstream } = await openLive();
  expect(client.headers['content-type']).toBe('text/event-stream');
  for (const event of ['id: 1\ndata: a\n\n', ': alive\n\n', 'id: 2\ndata: b\n\n']) {
    const arrived = once(client, 'data');
    upstream.write(event);
    expect(String(await arrived)).toBe(event);
  }
  expect(upstream.writableFinished).toBe(false);
});

it('closes the upstream when the client goes away', async () => {
  const { leave, upstream } = await openLive();
  const closed = once(upstream, 'close');
  leave();
  await closed;
});

it('ends in good order, and at the upstream too, when the token ends', async () => {
  const { client, upstream } = await openLive(as('viewer', 0.3));
  const closed = once(upstream, 'close');
  upstream.write('data: a\n\n');
  expect((await readAll(client)).toString()).toBe('data: a\n\n');
  await closed;
});

it('ends in good order when the gateway stops', async () => {
  const { client, upstream } = await openLive();
  const closed = once(upstream, 'close');
  await Promise.all([gateway.app.close(), readAll(client), closed]);
});

it('breaks off at the client when it breaks off at the upstream', async () => {
  const { client, upstream } = await openLive();
  upstream.destroy();
  await expect(readAll(client)).rejects.toThrow('aborted');
});

it('leaves room for other calls, however many are open', async () => {
  gateway.upstream.answerWith((request, response) => {
    if (request.url !== EVENTS) response.end('{}');
    else response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
  });
  const views = Array.from({ length: 200 }, () =>
    open(gateway.url, 'GET', EVENTS, { headers: as('viewer') }),
  );
  await Promise.all(views);
  expect((await gateway.call('GET', '/api/v1/auth/me', { headers: as('viewer') })).status).toBe(200);
});
