import type { ErrorCode } from '@muster/contracts';
import { isProblem } from '../api/problem.ts';
import { useFieldErrors } from '../parts/use-field-errors.ts';
import { useSentenceOf } from '../parts/use-sentence-of.ts';

/**
 * Where to tell what was wrong with a step: at its field, or aside.
 * @param field its name in the body that was sent
 * @param codes what is wrong with the field's value, whoever said so
 */
export function useStepError(error: unknown, field: string, codes: readonly ErrorCode[]) {
  const sentenceOf = useSentenceOf();
  const fieldError = useFieldErrors(error)(field);
  if (fieldError !== undefined) return { atField: fieldError, aside: null };
  if (codes.some(code => isProblem(error, code))) return { atField: sentenceOf(error), aside: null };
  return { atField: undefined, aside: error };
}
