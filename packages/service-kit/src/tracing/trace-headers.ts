import type { Span } from './span.ts';

/** The headers by which W3C has traces passed on. */
const TRACE_HEADERS = ['traceparent', 'tracestate', 'baggage'];

/** The headers of a request that is passed on: as a part of `span`, and of nothing that its sender said it was in. */
export function withOwnTrace<Headers extends Record<string, unknown>>(headers: Headers, span: Span | null) {
  const kept = { ...headers };
  for (const name of TRACE_HEADERS) delete kept[name];
  return { ...kept, ...(span && { traceparent: span.traceparent }) };
}
