import { type ErrorCode, ProblemError, type ProblemExtras, toProblem } from '@muster/contracts';

/** Ends a request with a problem of the catalogue: `throw problem('not_found')`. */
export function problem(code: ErrorCode, extras: ProblemExtras = {}): ProblemError {
  return new ProblemError(code, toProblem(code, extras));
}
