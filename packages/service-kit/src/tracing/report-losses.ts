import type { SpanExporter } from '@opentelemetry/sdk-trace';
import type { Logger } from '../logger.ts';
import type { Metrics } from '../metrics.ts';

/** Counts the spans that a collector did not take, and says why: once for each new reason, for it may be away for days. */
export function reportLosses(
  exporter: SpanExporter,
  { log, metrics }: { log: Pick<Logger, 'warn'>; metrics: Metrics },
): SpanExporter {
  const lost = metrics.counter('trace_spans_lost_total', 'Spans that the collector of traces did not take.');
  let reason: string | undefined;
  return {
    export(spans, done) {
      exporter.export(spans, result => {
        const failure = result.error?.message;
        if (failure !== undefined) lost.inc(spans.length);
        if (failure !== undefined && failure !== reason) {
          log.warn({ err: failure }, 'spans could not be handed to the collector of traces');
        }
        reason = failure;
        done(result);
      });
    },
    shutdown: () => exporter.shutdown(),
  };
}
