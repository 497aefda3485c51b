import { ProblemError } from '../api/problem.ts';
import { useTexts } from '../texts/define-texts.ts';
import { useSentence } from '../texts/sentence.ts';
import { partsTexts } from './parts-texts.ts';

/** What to tell about an error: the catalogue's sentence, or that the server was not reached. */
export function useSentenceOf(): (error: unknown) => string {
  const say = useTexts(partsTexts);
  const sentence = useSentence();
  return error => (error instanceof ProblemError ? sentence(error.problem.message) : say('unreachable'));
}
