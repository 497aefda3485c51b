import { type Sentence, sentenceOf } from '@muster/contracts';

/** A stored code with its sentence; a code of the platform's own keeps its name. */
export const presentReason = (code: string): { code: string; message: Sentence } => ({
  code,
  message: sentenceOf(code),
});
