import { type DestinationStream, destination, type Logger, pino, stdTimeFunctions } from 'pino';
import type { MonitoredProcess } from './config.ts';
import { currentRequestId, currentSpan } from './request-context.ts';
import { withoutSecrets } from './without-secrets.ts';

export type { Logger } from 'pino';

/** JSON log lines on stdout, each with the process, and the request id and the span of the work it belongs to. */
export function createLogger(options: {
  name: MonitoredProcess;
  level: string;
  destination?: DestinationStream;
}): Logger {
  return pino(
    {
      name: options.name,
      level: options.level,
      timestamp: stdTimeFunctions.isoTime,
      // Not pino's own `redact`: with as many paths as it would need here that takes 18 µs a line, this less than one.
      formatters: { level: label => ({ level: label }), log: withoutSecrets },
      // Errors are written out there already.
      serializers: { err: error => error },
      mixin: () => {
        const requestId = currentRequestId();
        const span = currentSpan();
        return {
          ...(requestId && { requestId }),
          ...(span && { trace_id: span.traceId, span_id: span.spanId }),
        };
      },
    },
    options.destination ?? standardOutput(),
  );
}

/** Lines that come within so long go together, in ms. */
const LINES_TOGETHER_MS = 100;

/**
 * No request waits for a disk; pino writes what is left when the process ends. Not pino's own `periodicFlush`: that
 * wakes an idle process and a thread of it ten times a second, to write nothing.
 */
function standardOutput(): DestinationStream {
  const output = destination({ sync: false, minLength: 4_096 });
  const write = output.write.bind(output);
  let isFlushDue = false;
  output.write = line => {
    if (!isFlushDue) {
      isFlushDue = true;
      setTimeout(() => {
        isFlushDue = false;
        output.flush();
      }, LINES_TOGETHER_MS).unref();
    }
    return write(line);
  };
  return output;
}
