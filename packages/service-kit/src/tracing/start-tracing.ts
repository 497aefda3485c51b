import type { ProcessName } from '../config.ts';
import type { Logger } from '../logger.ts';
import type { Metrics } from '../metrics.ts';
import type { Closable } from '../process/closables.ts';
import { useTracer } from './tracing.ts';

/** Turns traces on where an endpoint is given; where none is, not even the code for them is loaded. */
export async function startTracing(
  endpoint: string | undefined,
  parts: { process: ProcessName; log: Pick<Logger, 'warn' | 'info'>; metrics: Metrics },
): Promise<Closable> {
  if (endpoint === undefined) return { close: async () => {} };
  const { openOtlpTracer } = await import('./otlp-tracer.ts');
  return useTracer(openOtlpTracer(endpoint, parts));
}
