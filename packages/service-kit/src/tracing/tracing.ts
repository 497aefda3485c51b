import type { Closable } from '../process/closables.ts';
import { currentSpan } from '../request-context.ts';
import type { Span, SpanStart, Tracer } from './span.ts';

/** Of this process, as the present request is; null while traces are off, which is all that being off costs. */
let tracer: Tracer | null = null;

/** Turns traces on in this process, until it is closed. */
export function useTracer(used: Tracer): Closable {
  tracer = used;
  return {
    async close() {
      tracer = null;
      await used.close();
    },
  };
}

/** Begins a span exactly where it says; null while traces are off. */
export const startSpan = (start: SpanStart): Span | null => tracer?.start(start) ?? null;

/**
 * Begins a span as a part of the present work; null while traces are off. What goes on after the work it came from has
 * ended (a connection that a request opened, a report that is delivered late) is a trace of its own, linked to it: else
 * the trace of one request would grow for weeks.
 */
export function startPart(start: Omit<SpanStart, 'parent' | 'cause'>): Span | null {
  if (!tracer) return null;
  const around = currentSpan();
  if (!around) return tracer.start(start);
  return tracer.start({ ...start, [around.isOver ? 'cause' : 'parent']: around.traceparent });
}

/** What a row keeps so that the work it asks for is linked to this request; null while traces are off. */
export const currentTraceparent = (): string | null => currentSpan()?.traceparent ?? null;
