import type { AttemptOutcome, InviteAccountStanding, InviteState, TargetState } from '@muster/contracts';
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

/** What has become of a person, in the order in which it is told. */
export const TARGET_TONES = {
  joined: 'good',
  already_member: 'over',
  failed: 'problem',
  unknown: 'waiting',
  inviting: 'busy',
  pending: 'halted',
} as const satisfies Record<TargetState, Tone>;

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

export const isTargetState = (value: unknown): value is TargetState =>
  typeof value === 'string' && Object.hasOwn(TARGET_TONES, value);

export const TARGET_STATES = Object.keys(TARGET_TONES).filter(isTargetState);
