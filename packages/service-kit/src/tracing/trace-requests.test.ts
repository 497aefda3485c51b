import { once } from 'node:events';
import { afterEach, expect, it } from 'vitest';
import { createServiceApp, type ServiceApp } from '../http/app.ts';
import { createLogger } from '../logger.ts';
import { createMetrics } from '../metrics.ts';
import type { Closable } from '../process/closables.ts';
import type { Span, SpanStart } from './span.ts';
import { useTracer } from './tracing.ts';

type Ended = { name: string; status: unknown; failed: boolean };

let app: ServiceApp;
let tracing: Closable;
const ended: Ended[] = [];
afterEach(async () => {
  await app.close();
  await tracing.close();
  ended.length = 0;
});

/** A service with routes of several ends, and traces on; answers its URL. */
async function listen(): Promise<string> {
  tracing = useTracer({ start: recordSpan, close: async () => {} });
  app = createServiceApp({
    log: createLogger({ name: 'parsing', level: 'silent' }),
    metrics: createMetrics('parsing'),
    verifiers: { verifyUser: async () => null, verifyService: async () => null },
    readiness: {},
  });
  app.get('/answers/:id', async () => ({}));
  app.get('/breaks', async (_request, reply) => reply.code(502).send());
  app.get('/waits', () => new Promise(() => {}));
  app.get('/streams', (_request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200).write('first');
  });
  return app.listen({ port: 0, host: '127.0.0.1' });
}

/** A span that says how it was ended, however often. */
function recordSpan({ name }: SpanStart): Span {
  const span = {
    traceId: '1',
    spanId: '1',
    traceparent: '1',
    isOver: false,
    end({ attributes = {}, failed = false }: Parameters<Span['end']>[0] = {}) {
      span.isOver = true;
      ended.push({ name, status: attributes['http.response.status_code'], failed });
    },
  };
  return span;
}

it('ends the span of each request once, by its route and with its status', async () => {
  const url = await listen();
  for (const path of ['/answers/7?secret=1', '/breaks', '/nowhere']) {
    await (await fetch(url + path)).text();
  }
  await expect.poll(() => ended.length).toBe(3);
  expect(ended).toEqual([
    { name: 'GET /answers/:id', status: 200, failed: false },
    { name: 'GET /breaks', status: 502, failed: true },
    { name: 'GET', status: 404, failed: false },
  ]);
});

it('ends the span of a request whose caller went away, before an answer or in the middle of one', async () => {
  const url = await listen();
  const waiting = new AbortController();
  const arrived = once(app.server, 'request');
  const gone = fetch(`${url}/waits`, { signal: waiting.signal }).catch(() => {});
  await arrived;
  waiting.abort();
  await gone;
  const reading = new AbortController();
  await fetch(`${url}/streams`, { signal: reading.signal });
  reading.abort();
  await expect.poll(() => ended.length).toBe(2);
  expect(ended).toEqual([
    { name: 'GET /waits', status: 499, failed: false },
    { name: 'GET /streams', status: 200, failed: false },
  ]);
});
