import { z } from 'zod';
import { Count, Sentence, Timestamp } from '../primitives.ts';
import { catalogue, type ErrorCode } from './catalogue.ts';

/** A limit that is used up. */
export const ReachedLimit = z.object({
  name: z.string(),
  message: Sentence,
  value: Count,
  used: Count,
  /** Null when no time will help. */
  nextAt: Timestamp.nullable(),
});
export type ReachedLimit = z.infer<typeof ReachedLimit>;

/** RFC 9457 problem details: the body of every failure on the wire (`application/problem+json`). */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z
      .number()
      .int()
      .meta({ examples: [404] }),
    code: z.string(),
    detail: z.string().optional(),
    message: Sentence,
    requestId: z.string().optional(),
    retryAfterSeconds: z.number().nonnegative().optional(),
    /** For `invalid_input`: what is wrong, field by field. */
    fields: z.array(z.object({ path: z.string(), message: Sentence })).optional(),
    /** For `account_limit_reached`: the limit, in a sentence as well, and from when on there is room again. */
    limit: ReachedLimit.optional(),
    /** For `telegram_error`: the platform's own name of the error. */
    platformError: z.string().optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;

/** What may be added to a problem beyond its catalogue entry. */
export type ProblemExtras = Pick<
  Problem,
  'detail' | 'requestId' | 'retryAfterSeconds' | 'fields' | 'limit' | 'platformError'
>;

/** The wire form of a catalogue entry. */
export function toProblem(code: ErrorCode, extras: ProblemExtras = {}): Problem {
  const entry = catalogue[code];
  return {
    type: `urn:muster:error:${code}`,
    title: entry.en,
    status: entry.status,
    code,
    message: { en: entry.en, ru: entry.ru },
    ...extras,
  };
}
