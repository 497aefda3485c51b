import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { SERVICE_TOKEN_HEADER } from '@muster/contracts';
import { BODY_LIMIT_BYTES } from '@muster/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { as, type Gateway, open, readAll, startGateway } from './start-gateway.ts';

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.close());

const ME = '/api/v1/auth/me';
const TASKS = '/api/v1/parsing/tasks';
const oddBytes = Buffer.from([0, 255, 13, 10, 0xc3, 0x28, 0x22, 0x7b]);

/** What reached the upstream of one request that is answered 204. */
async function whatArrives(...call: Parameters<Gateway['call']>) {
  const arrived = Promise.withResolvers<{ url: string; headers: NodeJS.Dict<unknown>; body: Buffer }>();
  gateway.upstream.answerWith(async (request, response) => {
    const { url = '', headers } = request;
    arrived.resolve({ url, headers, body: await readAll(request) });
    response.writeHead(204).end();
  });
  await gateway.call(...call);
  return arrived.promise;
}

describe('an answer passes', () => {
  it('with its status, its headers and its bytes, however odd', async () => {
    gateway.upstream.answerWith((_request, response) =>
      response
        .writeHead(418, {
          'content-type': 'application/x-teapot; v="1"',
          etag: 'W/"7"',
          'set-cookie': ['a=1; Path=/', 'b=2; HttpOnly'],
          'x-odd': 'ÿ',
        })
        .end(oddBytes),
    );
    const answer = await gateway.call('GET', ME, { headers: as('viewer') });
    expect(answer.status).toBe(418);
    expect(answer.bytes).toEqual(oddBytes);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/x-teapot; v="1"',
      etag: 'W/"7"',
      'set-cookie': ['a=1; Path=/', 'b=2; HttpOnly'],
      'x-odd': 'ÿ',
    });
  });

  it('compressed as it was', async () => {
    const compressed = gzipSync('some text');
    gateway.upstream.answerWith((_request, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'text/plain' }).end(compressed),
    );
    const answer = await gateway.call('GET', ME, { headers: as('viewer') });
    expect(answer.headers['content-encoding']).toBe('gzip');
    expect(answer.bytes).toEqual(compressed);
  });

  it('without a body where it has none', async () => {
    gateway.upstream.answerWith((_request, response) => response.writeHead(204).end());
    const answer = await gateway.call('POST', '/api/v1/auth/logout');
    expect([answer.status, answer.bytes.length]).toEqual([204, 0]);
  });

  it('while the upstream is still writing it', async () => {
    const more = Promise.withResolvers<void>();
    gateway.upstream.answerWith(async (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/csv' }).write('first');
      await more.promise;
      response.end('second');
    });
    const { response } = await open(gateway.url, 'GET', ME, { headers: as('viewer') });
    const [first] = await once(response, 'data');
    expect(String(first)).toBe('first');
    more.resolve();
    const [second] = await once(response, 'data');
    expect(String(second)).toBe('second');
  });

  it.each([400, 404, 409, 429, 500, 502, 503])('with its own error %i, asked for once', async status => {
    let asked = 0;
    gateway.upstream.answerWith((_request, response) => {
      asked += 1;
      response.writeHead(status, { 'content-type': 'application/problem+json', 'retry-after': '1' });
      response.end(`{ "code" :"own_${status}"}`);
    });
    const answer = await gateway.call('GET', ME, { headers: as('viewer') });
    expect([answer.status, answer.bytes.toString(), asked]).toEqual([
      status,
      `{ "code" :"own_${status}"}`,
      1,
    ]);
  });

  it('without the headers that belong to the connection', async () => {
    gateway.upstream.answerWith((_request, response) =>
      response
        .writeHead(200, { connection: 'keep-alive, x-hop', 'x-hop': '1', 'proxy-authenticate': 'Basic' })
        .end('{}'),
    );
    const { headers } = await gateway.call('GET', ME, { headers: as('viewer') });
    expect(headers).not.toHaveProperty('x-hop');
    expect(headers).not.toHaveProperty('proxy-authenticate');
  });

  it('cut off where the upstream breaks off, never as if it were whole', async () => {
    gateway.upstream.answerWith((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/csv' });
      response.write('half', () => response.destroy());
    });
    await expect(gateway.call('GET', ME, { headers: as('viewer') })).rejects.toThrow('aborted');
  });
});

describe('a request passes', () => {
  it('with the bytes of its body and its content type, which nobody parses', async () => {
    const body = Buffer.concat([Buffer.from('{ not json\r\n'), oddBytes]);
    const type = 'application/json; charset=utf-8; x="1"';
    const arrived = await whatArrives('POST', TASKS, {
      headers: { ...as('member'), 'content-type': type },
      body,
    });
    expect(arrived.body).toEqual(body);
    expect(arrived.headers['content-type']).toBe(type);
  });

  it('with a body as large as services take, also when its length is not told', async () => {
    const body = randomBytes(BODY_LIMIT_BYTES);
    const chunked = { 'content-type': 'text/csv', 'transfer-encoding': 'chunked' };
    const call = { headers: { ...as('member'), ...chunked }, body };
    expect((await whatArrives('POST', TASKS, call)).body.equals(body)).toBe(true);
  });

  it('when the client waits to be told to send its body', async () => {
    const headers = { ...as('member'), 'content-type': 'text/csv', expect: '100-continue' };
    expect((await whatArrives('POST', TASKS, { headers, body: 'a,b' })).body.toString()).toBe('a,b');
  });

  it('broken off where the client breaks off', async () => {
    const begun = Promise.withResolvers<void>();
    const brokenOff = Promise.withResolvers<boolean>();
    gateway.upstream.answerWith(request => {
      request.resume().once('data', begun.resolve);
      request.once('close', () => brokenOff.resolve(!request.complete));
    });
    const client = http.request(`${gateway.url}${TASKS}`, {
      method: 'POST',
      headers: { ...as('member'), 'content-type': 'text/csv' },
    });
    client.once('error', () => {}).write('a,b');
    await begun.promise;
    client.destroy();
    expect(await brokenOff.promise).toBe(true);
  });

  it('with its path and query as they were written', async () => {
    const path = `${TASKS}?query=100%&q=../a%2Fb+c&q=%D1%8F&empty=&plain`;
    expect((await whatArrives('GET', path, { headers: as('viewer') })).url).toBe(path);
  });

  it('with what the client says about itself and the call', async () => {
    const headers = {
      ...as('member'),
      cookie: 'muster_refresh=abc; other=1',
      'idempotency-key': 'key-1',
      'last-event-id': '17-0',
      'if-match': '"3"',
      'accept-language': 'ru',
    };
    expect((await whatArrives('GET', ME, { headers })).headers).toMatchObject(headers);
  });

  it('with the proof of the gateway in the place of one that the client sent', async () => {
    const headers = { ...as('viewer'), 'Muster-Service-Token': 'forged' };
    const arrived = await whatArrives('GET', ME, { headers });
    expect(arrived.headers[SERVICE_TOKEN_HEADER]).toBe('gateway to identity');
  });

  it('with the proof of the gateway also when the client names it as a header of the connection', async () => {
    const headers = { ...as('viewer'), connection: `close, ${SERVICE_TOKEN_HEADER}, x-hop`, 'x-hop': '1' };
    const arrived = await whatArrives('GET', ME, { headers });
    expect(arrived.headers[SERVICE_TOKEN_HEADER]).toBe('gateway to identity');
    expect(arrived.headers).not.toHaveProperty('x-hop');
  });

  it('over a connection that is kept', async () => {
    const ports = new Set<number | undefined>();
    gateway.upstream.answerWith((request, response) => {
      ports.add(request.socket.remotePort);
      response.end('{}');
    });
    for (let n = 0; n < 5; n += 1) await gateway.call('GET', ME, { headers: as('viewer') });
    expect(ports.size).toBe(1);
  });
});

describe('the gateway answers itself', () => {
  const tooLong = BODY_LIMIT_BYTES + 1;

  it('a body above 10 MB, before the upstream hears of it', async () => {
    gateway.upstream.answerWith(() => expect.unreachable());
    const headers = { ...as('member'), 'content-type': 'text/csv', 'content-length': tooLong };
    const { response, status } = await open(gateway.url, 'POST', TASKS, { headers, body: 'a' });
    response.destroy();
    expect(status).toBe(413);
  });

  it('a body that turns out to be above 10 MB', async () => {
    const aborted = Promise.withResolvers<boolean>();
    gateway.upstream.answerWith(request => {
      request.resume().once('close', () => aborted.resolve(!request.complete));
    });
    const parts = Readable.from(Array.from({ length: 11 }, () => Buffer.alloc(1024 * 1024)));
    const headers = { ...as('member'), 'content-type': 'text/csv' };
    const { response, status } = await open(gateway.url, 'POST', TASKS, { headers, body: parts });
    response.destroy();
    expect([status, await aborted.promise]).toEqual([413, true]);
  });

  it('when the upstream is away', async () => {
    const alone = await startGateway({
      upstreams: {
        identity: 'http://127.0.0.1:1',
        integration: 'http://127.0.0.1:1',
        'account-manager': 'http://127.0.0.1:1',
        parsing: 'http://127.0.0.1:1',
        invite: 'http://127.0.0.1:1',
      },
    });
    const read = await alone.call('GET', ME, { headers: as('viewer') });
    const write = await alone.call('POST', TASKS, { headers: as('member'), body: '{}' });
    expect([read.status, read.code]).toEqual([503, 'service_unavailable']);
    expect([write.status, write.code]).toEqual([503, 'service_unavailable']);
    await alone.close();
  });

  it('when the upstream hangs up without an answer', async () => {
    gateway.upstream.answerWith(request => request.socket.destroy());
    const answer = await gateway.call('GET', ME, { headers: as('viewer') });
    expect([answer.status, answer.code]).toEqual([503, 'service_unavailable']);
  });

  it.each(['/api/v1/nothing', '/api/v1/auth/me/more', '/api', '/api/v1/parsing/tasks/%zz'])(
    '%s with a problem',
    async path => {
      gateway.upstream.answerWith(() => expect.unreachable());
      const answer = await gateway.call('GET', path, { headers: as('admin') });
      expect([answer.status, answer.code]).toEqual([404, 'no_such_route']);
    },
  );

  it.each([
    '/api/v1/parsing/tasks/%2e%2e',
    '/api/v1/parsing/tasks/..',
    '/api/v1/parsing/tasks/.',
    '/api/v1/parsing/tasks/%2e%2e%2f%2e%2e%2finternal',
    '/api/v1/parsing/tasks/..\\..',
    '/api/v1/parsing/tasks/a\\results',
    '/api/v1/parsing/tasks/..x',
  ])('%s, which would lead the upstream elsewhere', async path => {
    gateway.upstream.answerWith(() => expect.unreachable());
    expect((await gateway.call('GET', path, { headers: as('admin') })).status).toBe(404);
  });
});
