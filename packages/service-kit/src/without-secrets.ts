import { stdSerializers } from 'pino';

/** Fields whose values must never reach a log line, wherever they stand in a logged object. */
const SECRET_FIELDS = new Set([
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
]);

/** As deep as pino writes an object. */
const DEPTH = 5;

/** The fields of a logged object as they may be written: secrets made unreadable, errors with their stack. */
export function withoutSecrets(fields: object): Record<string, unknown> {
  return redact(fields, DEPTH);
}

function redact(fields: object, depth: number): Record<string, unknown> {
  const shown: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(fields)) {
    shown[field] = SECRET_FIELDS.has(field) ? '[redacted]' : redactValue(value, depth - 1);
  }
  return shown;
}

function redactValue(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null || 'toJSON' in value) return value;
  if (depth === 0) return '[…]';
  if (Array.isArray(value)) return value.map(item => redactValue(item, depth - 1));
  return redact(value instanceof Error ? stdSerializers.err(value) : value, depth);
}
