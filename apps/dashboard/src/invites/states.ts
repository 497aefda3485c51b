import type { AttemptOutcome, InviteAccountStanding, InviteState } from '@muster/contracts';
import type { Tone } from '../parts/state-badge.tsx';

/** The states of a task in the order in which it goes through them, and what each means to whoever looks. */
export const STATE_TONES = {
  draft: 'waiting',
  running: 'busy',
  paused: 'halted',
  completed: 'good',
  cancelled: 'over',
} as const satisfies Record<InviteState, Tone>;

export const STANDING_TONES: Readonly<Record<InviteAccountStanding, Tone>> = {
  inviting: 'busy',
  ready: 'good',
  waiting: 'waiting',
  out: 'problem',
};

/** The ends of an attempt, and the colour of each; it only repeats what the sentence beside it says. */
export const OUTCOME_COLORS = {
  joined: 'teal',
  already_member: 'gray',
  refused: 'red',
  unknown: 'yellow',
  under_way: 'blue',
  not_sent: 'orange',
} as const satisfies Record<AttemptOutcome, string>;

export const isInviteState = (value: unknown): value is InviteState =>
  typeof value === 'string' && Object.hasOwn(STATE_TONES, value);

export const isOutcome = (value: unknown): value is AttemptOutcome =>
  typeof value === 'string' && Object.hasOwn(OUTCOME_COLORS, value);
