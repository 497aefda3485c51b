import { PassThrough } from 'node:stream';
import { createLogger, createMetrics, createServiceApp } from '@muster/service-kit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { as, type Gateway, startGateway } from './start-gateway.ts';

const upstreamLog = new PassThrough({ encoding: 'utf8' });
const upstream = createServiceApp({
  log: createLogger({ name: 'identity', level: 'info', destination: upstreamLog }),
  metrics: createMetrics('identity'),
  verifiers: { verifyUser: async () => null, verifyService: async () => null },
  readiness: {},
});
upstream.get('/api/v1/auth/me', async () => ({}));

let gateway: Gateway;
beforeAll(async () => {
  const url = await upstream.listen({ host: '127.0.0.1', port: 0 });
  gateway = await startGateway({
    upstreams: { identity: url, integration: url, 'account-manager': url, parsing: url, invite: url },
  });
});
afterAll(async () => {
  await gateway.close();
  await upstream.close();
});

const read = (lines: string) =>
  lines
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line));

async function linesOf(headers: Record<string, string>) {
  gateway.logLines();
  upstreamLog.read();
  const answer = await gateway.call('GET', '/api/v1/auth/me?secret=1', {
    headers: { ...as('viewer'), ...headers },
  });
  return {
    id: answer.headers['x-request-id'],
    gateway: read(gateway.logLines()),
    upstream: read(String(upstreamLog.read() ?? '')),
  };
}

it('writes one line for a request, under the same id at the gateway and its upstream', async () => {
  const lines = await linesOf({});
  const line = { requestId: lines.id, method: 'GET', route: '/api/v1/auth/me', status: 200, msg: 'request' };
  expect(lines.gateway).toEqual([expect.objectContaining({ ...line, name: 'gateway' })]);
  expect(lines.upstream).toEqual([expect.objectContaining({ ...line, name: 'identity' })]);
});

it('keeps an id that the client gave', async () => {
  const lines = await linesOf({ 'x-request-id': 'my-own-request' });
  expect(lines.id).toBe('my-own-request');
  expect([...lines.gateway, ...lines.upstream].map(line => line.requestId)).toEqual([lines.id, lines.id]);
});

it('makes an id of its own where the given one could break a log', async () => {
  const lines = await linesOf({ 'x-request-id': 'a b" {}' });
  expect(lines.id).toMatch(/^[0-9a-f-]{36}$/);
  expect(lines.upstream[0].requestId).toBe(lines.id);
});

it('writes down neither the query nor the token', async () => {
  const lines = await linesOf({});
  expect(JSON.stringify(lines)).not.toMatch(/secret|Bearer|viewer\/60|gateway to/);
});
