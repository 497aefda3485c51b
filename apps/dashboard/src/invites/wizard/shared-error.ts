import { ProblemError } from '../../api/problem.ts';
import type { Rights } from './use-rights.ts';

/** What kept every account from answering, where that was the same: it is about the link, not about an account. */
export function sharedError(rights: readonly Rights[]): Error | null {
  const [first, ...others] = rights.map(({ error }) => error);
  if (!first) return null;
  return others.every(error => error && codeOf(error) === codeOf(first)) ? first : null;
}

const codeOf = (error: Error): string | null => (error instanceof ProblemError ? error.problem.code : null);
