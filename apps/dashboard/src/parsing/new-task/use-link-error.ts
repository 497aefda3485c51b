import { ProblemError } from '../../api/problem.ts';
import { useFieldErrors } from '../../parts/use-field-errors.ts';
import { useSentence } from '../../texts/sentence.ts';

/** What the API said is wrong with the link that was pasted, as a field of the body or by the code of the refusal. */
export function useLinkError(error: unknown): string | undefined {
  const sentence = useSentence();
  const fieldError = useFieldErrors(error);
  if (error instanceof ProblemError && error.problem.code.startsWith('link_'))
    return sentence(error.problem.message);
  return fieldError('source.link');
}
