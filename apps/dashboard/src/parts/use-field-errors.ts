import { ProblemError } from '../api/problem.ts';
import { useSentence } from '../texts/sentence.ts';

/** What the API said is wrong with a field, by its name in the body that was sent; nothing where it said nothing. */
export function useFieldErrors(error: unknown): (field: string) => string | undefined {
  const sentence = useSentence();
  const fields = error instanceof ProblemError ? (error.problem.fields ?? []) : [];
  return name => {
    const field = fields.find(({ path }) => path === name);
    return field && sentence(field.message);
  };
}
