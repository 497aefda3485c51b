import { afterEach, expect, it } from 'vitest';
import type { Closable } from '../process/closables.ts';
import { withRequestContext } from '../request-context.ts';
import type { Span, SpanStart } from './span.ts';
import { startPart, startSpan, useTracer } from './tracing.ts';

const begun: SpanStart[] = [];
let tracing: Closable | undefined;
afterEach(async () => {
  await tracing?.close();
  begun.length = 0;
});

function traced(): void {
  const start = (given: SpanStart): Span => {
    begun.push(given);
    const span = {
      traceId: given.name,
      spanId: given.name,
      traceparent: `of ${given.name}`,
      isOver: false,
      end() {
        span.isOver = true;
      },
    };
    return span;
  };
  tracing = useTracer({ start, close: async () => {} });
}

const call = { name: 'call', kind: 'client', attributes: {} } as const;

it('a call is a part of its request, and once that has ended a trace of its own that is linked to it', async () => {
  traced();
  const request = startSpan({ name: 'request', kind: 'server', attributes: {} });
  await withRequestContext({ requestId: '1', span: request }, async () => {
    startPart(call);
    request?.end();
    // What a request left behind goes on in its context.
    await Promise.resolve();
    startPart(call);
  });
  expect(begun.slice(1)).toEqual([
    { ...call, parent: 'of request' },
    { ...call, cause: 'of request' },
  ]);
});

it('a call of no request begins a trace, and none is begun while traces are off', () => {
  expect(startPart(call)).toBeNull();
  traced();
  startPart(call);
  expect(begun).toEqual([call]);
});
