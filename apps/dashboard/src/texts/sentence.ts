import type { Sentence } from '@muster/contracts';
import { useLanguage } from './language.ts';

/** Sentences of the API come in both languages; this picks the one of the page. */
export function useSentence(): (sentence: Sentence) => string {
  const language = useLanguage();
  return sentence => sentence[language];
}
