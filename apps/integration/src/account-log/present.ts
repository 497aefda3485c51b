import { type AccountLogEntry, accountLogSentences, sentenceOf } from '@muster/contracts';
import type { LogRow } from './repository.ts';

/** An entry as the API shows it. */
export const presentEntry = ({ method, at, ...entry }: LogRow): AccountLogEntry => ({
  ...entry,
  at: at.toISOString(),
  platformMethod: method,
  message: entry.code === null ? accountLogSentences[entry.kind] : sentenceOf(entry.code),
});
