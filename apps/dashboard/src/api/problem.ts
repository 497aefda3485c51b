import type { ErrorCode, Problem } from '@muster/contracts';

/** A refusal of the API, with its sentence in both languages. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;
  /** From when on trying again can help, ISO 8601; null where the API named no time. */
  readonly retryAt: string | null;

  constructor(problem: Problem) {
    super(problem.title);
    this.problem = problem;
    const { retryAfterSeconds: seconds } = problem;
    this.retryAt = seconds === undefined ? null : new Date(Date.now() + seconds * 1_000).toISOString();
  }
}

/** Whether the API refused with this code. */
export const isProblem = (error: unknown, code: ErrorCode): error is ProblemError =>
  error instanceof ProblemError && error.problem.code === code;

/** Narrows what was answered; everything else came from something in between, a proxy or a captive portal. */
export function toProblemError(body: unknown, status: number): Error {
  return isProblemBody(body) ? new ProblemError(body) : new Error(`unexpected answer ${status}`);
}

function isProblemBody(body: unknown): body is Problem {
  if (typeof body !== 'object' || body === null || !('message' in body) || !('code' in body)) return false;
  const { message } = body;
  return typeof message === 'object' && message !== null && 'en' in message && 'ru' in message;
}
