import { catalogue, isErrorCode, type Sentence } from '@muster/contracts';

/** A stored code with its sentence; a code of the platform's own keeps its name. */
export function presentReason(code: string): { code: string; message: Sentence } {
  const { en, ru } = catalogue[isErrorCode(code) ? code : 'telegram_error'];
  return { code, message: { en, ru } };
}
