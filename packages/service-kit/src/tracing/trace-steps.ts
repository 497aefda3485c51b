import type { RequestContext } from '../request-context.ts';
import { startSpan } from './tracing.ts';

/** The steps of one look at a row, each a trace of its own: a look may take hours, and no trace should. */
export type Steps = {
  /** @param cause the trace of the request by which somebody wanted this work, as its row keeps it */
  next(cause: string | null): void;
  end(): void;
};

/** @param context of the look: the span of the step in hand is what its log lines and calls belong to */
export function traceSteps(context: RequestContext, queue: string, rowId: string): Steps {
  const end = () => context.span?.end();
  return {
    next(cause) {
      end();
      context.span = startSpan({
        name: `step ${queue}`,
        kind: 'consumer',
        attributes: { 'messaging.destination.name': queue, 'muster.row_id': rowId },
        ...(cause !== null && { cause }),
      });
    },
    end,
  };
}
