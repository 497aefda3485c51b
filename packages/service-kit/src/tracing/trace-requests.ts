import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Span } from './span.ts';
import { startSpan } from './tracing.ts';

/** Asked every few seconds by what watches the installation, and of no interest in a trace. */
const UNTRACED = new Set(['/healthz', '/readyz', '/metrics']);

/** What is noted of a request whose caller went away before there was an answer, as nginx does. */
const WENT_AWAY = 499;

declare module 'fastify' {
  interface FastifyRequest {
    /** The span of this request; null while traces are off. */
    span: Span | null;
  }
}

/**
 * Begins the span of a request, named by its route, for a path holds ids.
 * @param joins whether the caller's own trace is gone on with: nobody outside of the installation is believed to be in one
 */
export function traceRequest(
  request: FastifyRequest,
  { raw }: Pick<FastifyReply, 'raw'>,
  { joins }: { joins: boolean },
): Span | null {
  const { method, headers, routeOptions } = request;
  const route = routeOptions.url;
  if (route !== undefined && UNTRACED.has(route)) return null;
  const { traceparent } = headers;
  const span = startSpan({
    name: route === undefined ? method : `${method} ${route}`,
    kind: 'server',
    attributes: { 'http.request.method': method, ...(route !== undefined && { 'http.route': route }) },
    ...(joins && typeof traceparent === 'string' && { parent: traceparent }),
  });
  // Of those who go away, as every reader of a live view does in the end, Fastify says no answer.
  if (span) raw.once('close', () => endTrace(span, raw.headersSent ? raw.statusCode : WENT_AWAY));
  return span;
}

/** Ends the span of a request that is over, once. */
export function endTrace(span: Span | null, status: number): void {
  if (!span || span.isOver) return;
  span.end({ attributes: { 'http.response.status_code': status }, failed: status >= 500 });
}
