import { z } from 'zod';

/**
 * - `voided`: nothing left and nothing ever will. - `executing`: bytes may have left. - `done`: Telegram answered.
 * - `unknown`: no clear answer came; never sent again, and an answer that comes late changes nothing.
 */
export const PermitState = z.enum(['voided', 'executing', 'done', 'unknown']);
export type PermitState = z.infer<typeof PermitState>;

/** A row begins as `executing` or `voided`; `voided` after `executing` only when it is certain that nothing left. */
export const moves: Readonly<Record<PermitState, readonly PermitState[]>> = {
  executing: ['done', 'unknown', 'voided'],
  voided: [],
  done: [],
  unknown: [],
};

export type FinalState = Exclude<PermitState, 'executing'>;

export const statesBefore = (target: FinalState): PermitState[] =>
  PermitState.options.filter(state => moves[state].includes(target));
