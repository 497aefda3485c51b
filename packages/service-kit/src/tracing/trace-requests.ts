import type { FastifyRequest } from 'fastify';
import type { Span } from './span.ts';
import { startSpan } from './tracing.ts';

/** Asked every few seconds by what watches the installation, and of no interest in a trace. */
const UNTRACED = new Set(['/healthz', '/readyz', '/metrics']);

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
export function traceRequest(request: FastifyRequest, { joins }: { joins: boolean }): Span | null {
  const { method, headers, routeOptions } = request;
  const route = routeOptions.url;
  if (route !== undefined && UNTRACED.has(route)) return null;
  const { traceparent } = headers;
  return startSpan({
    name: route === undefined ? method : `${method} ${route}`,
    kind: 'server',
    attributes: { 'http.request.method': method, ...(route !== undefined && { 'http.route': route }) },
    ...(joins && typeof traceparent === 'string' && { parent: traceparent }),
  });
}

/** Ends the span of a request that was answered. */
export function endTrace(span: Span | null, status: number): void {
  span?.end({ attributes: { 'http.response.status_code': status }, failed: status >= 500 });
}
