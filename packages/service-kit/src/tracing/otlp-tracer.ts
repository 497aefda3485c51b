import { hostname } from 'node:os';
import { type Span as ApiSpan, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { parseTraceParent } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import manifest from '../../package.json' with { type: 'json' };
import type { ProcessName } from '../config.ts';
import type { Logger } from '../logger.ts';
import type { Metrics } from '../metrics.ts';
import { reportLosses } from './report-losses.ts';
import type { Span, Tracer } from './span.ts';

/** A collector that has not taken a batch by then does not, in ms: a process must not wait for it to stop. */
const DELIVERY_DEADLINE_MS = 5_000;

const KINDS = { client: SpanKind.CLIENT, server: SpanKind.SERVER, consumer: SpanKind.CONSUMER } as const;

/**
 * A tracer that hands spans to a collector, over OTLP/HTTP in JSON. It registers nothing: which span is around what is
 * known from the request context, and nothing is patched.
 * @param endpoint as OTEL_EXPORTER_OTLP_ENDPOINT is defined: traces go to `v1/traces` below it
 */
export function openOtlpTracer(
  endpoint: string,
  { process: name, log, metrics }: { process: ProcessName; log: Pick<Logger, 'warn'>; metrics: Metrics },
): Tracer {
  const url = `${endpoint.replace(/\/+$/, '')}/v1/traces`;
  const exporter = new OTLPTraceExporter({ url, timeoutMillis: DELIVERY_DEADLINE_MS });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({
      'service.namespace': 'muster',
      'service.name': name,
      'service.version': manifest.version,
      'service.instance.id': `${hostname()}:${process.pid}`,
    }),
    spanProcessors: [
      new BatchSpanProcessor({
        exporter: reportLosses(exporter, { log, metrics }),
        exportTimeoutMillis: DELIVERY_DEADLINE_MS,
      }),
    ],
  });
  const tracer = provider.getTracer('muster');
  return {
    start({ name: spanName, kind, attributes, parent, cause }) {
      const link = contextOf(cause);
      const remote = contextOf(parent);
      const options = {
        kind: KINDS[kind],
        attributes: { ...attributes },
        links: link ? [{ context: link }] : [],
      };
      const around = remote ? trace.setSpanContext(ROOT_CONTEXT, remote) : ROOT_CONTEXT;
      return wrap(tracer.startSpan(spanName, options, around));
    },
    close: () => provider.shutdown().catch(() => {}),
  };
}

/** Null for what is no trace context: who sends one that cannot be read is in no trace. */
const contextOf = (traceparent: string | undefined) =>
  traceparent === undefined ? null : parseTraceParent(traceparent);

function wrap(span: ApiSpan): Span {
  const { traceId, spanId, traceFlags } = span.spanContext();
  let isOver = false;
  return {
    traceId,
    spanId,
    traceparent: `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`,
    get isOver() {
      return isOver;
    },
    end({ attributes = {}, failed = false } = {}) {
      isOver = true;
      span.setAttributes(attributes);
      if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    },
  };
}
