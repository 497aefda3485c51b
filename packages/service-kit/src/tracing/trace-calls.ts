import type { ClientOptions, Service } from '@muster/contracts';
import type { Span } from './span.ts';
import { startPart } from './tracing.ts';

type Middleware = NonNullable<ClientOptions['middlewares']>[number];

/** A span for every call of a client, named by its route, for a path holds ids; the callee's span becomes a part of it. */
export function traceCalls(callee: Service): Middleware {
  const underWay = new WeakMap<Request, Span>();
  return {
    onRequest({ request, schemaPath }) {
      const { method } = request;
      const span = startPart({
        name: `${method} ${schemaPath}`,
        kind: 'client',
        attributes: { 'http.request.method': method, 'url.template': schemaPath, 'peer.service': callee },
      });
      if (!span) return;
      underWay.set(request, span);
      request.headers.set('traceparent', span.traceparent);
    },
    onResponse({ request, response: { status } }) {
      underWay
        .get(request)
        ?.end({ attributes: { 'http.response.status_code': status }, failed: status >= 500 });
    },
    onError({ request, error }) {
      const type = error instanceof Error ? error.name : 'unknown';
      underWay.get(request)?.end({ attributes: { 'error.type': type }, failed: true });
    },
  };
}
