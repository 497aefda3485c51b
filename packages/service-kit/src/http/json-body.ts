import type { FastifyInstance } from 'fastify';
import { problem } from '../problem.ts';

/** What a body may measure, in bytes: the gateway refuses more before it asks a service. */
export const BODY_LIMIT_BYTES = 1024 * 1024;

/** Postgres stores every character but this one in a text. */
const NUL = '\0';

/**
 * Reads JSON bodies. An empty one is none, because clients say `application/json` also where they send nothing; what
 * is not JSON, or holds a character that no text may hold, is refused with a sentence.
 */
export function readJsonBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') return done(null, undefined);
    void parse(request, body, (error, value) => {
      if (error) return done(problem('malformed_json'));
      if (body.includes('\\u0000') && holdsNul(value)) return done(problem('invalid_character'));
      done(null, value);
    });
  });
}

function holdsNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes(NUL);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, part]) => key.includes(NUL) || holdsNul(part));
}
