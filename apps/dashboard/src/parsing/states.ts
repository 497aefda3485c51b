import type { ParsingState, ParsingTask } from '@muster/contracts';
import type { Tone } from '../parts/state-badge.tsx';

export const STATE_TONES: Readonly<Record<ParsingState, Tone>> = {
  queued: 'waiting',
  running: 'busy',
  paused: 'halted',
  completed: 'good',
  failed: 'problem',
  cancelled: 'over',
};

export const isParsingState = (value: unknown): value is ParsingState =>
  typeof value === 'string' && Object.hasOwn(STATE_TONES, value);

/** What a person may do to a task in a state; the parsing service's table of moves has the last word. */
const POSSIBLE = {
  pause: ['queued', 'running'],
  resume: ['paused'],
  cancel: ['queued', 'running', 'paused'],
  delete: ['queued', 'paused', 'completed', 'failed', 'cancelled'],
} as const satisfies Record<string, readonly ParsingState[]>;

export const isPossible = (verb: keyof typeof POSSIBLE, { state }: ParsingTask): boolean =>
  POSSIBLE[verb].some(possible => possible === state);

/** What people know a task by: the name of its source, or the link where that is not known yet. */
export const nameOf = ({ source }: Pick<ParsingTask, 'source'>): string => source.title ?? source.link;

/** How many people there will be in the end, as far as anybody knows: no more than the task's limit. */
export function goalOf({ limit, reported }: ParsingTask): number | null {
  if (reported === null) return null;
  return limit === null ? reported : Math.min(limit, reported);
}
