import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino';
import type { ProcessName } from './config.ts';
import { currentRequestId } from './request-context.ts';

export type { Logger } from 'pino';

/** Fields whose values must never reach a log line, wherever they stand in a logged object. */
const SECRET_FIELDS = [
  'password',
  'token',
  'accessToken',
  'refreshToken',
  'authorization',
  'cookie',
  'phone',
  'email',
  'session',
  'privateKey',
  'apiHash',
  'permit',
  'lease',
];

/** JSON log lines on stdout, each with the process and the request id of the work it belongs to. */
export function createLogger(options: {
  name: ProcessName;
  level: string;
  destination?: DestinationStream;
}): Logger {
  return pino(
    {
      name: options.name,
      level: options.level,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: label => ({ level: label }) },
      redact: {
        paths: SECRET_FIELDS.flatMap(field => [field, `*.${field}`, `*.*.${field}`]),
        censor: '[redacted]',
      },
      mixin: () => {
        const requestId = currentRequestId();
        return requestId ? { requestId } : {};
      },
    },
    ...(options.destination ? [options.destination] : []),
  );
}
