import {
  type AccountLogCount,
  type AccountLogEntry,
  type AccountLogKind,
  accountLogSentences,
  type Sentence,
  sentenceOf,
} from '@muster/contracts';
import { actionNames } from './actions.ts';
import type { LogCount, LogRow } from './repository.ts';

/** An entry as the API shows it. */
export const presentEntry = ({ method, at, ...entry }: LogRow): AccountLogEntry => ({
  ...entry,
  at: at.toISOString(),
  platformMethod: method,
  action: (method === null ? undefined : actionNames[method]) ?? null,
  message: messageOf(entry),
});

/** Entries of one day that say the same, counted, as the API shows them. */
export const presentCount = (count: LogCount): AccountLogCount => ({ ...count, message: messageOf(count) });

const messageOf = ({ code, kind }: { code: string | null; kind: AccountLogKind }): Sentence =>
  code === null ? accountLogSentences[kind] : sentenceOf(code);
