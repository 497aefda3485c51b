import { Login } from '@muster/contracts';
import type { z } from 'zod';

export const LoginState = Login.shape.state;
export type LoginState = z.infer<typeof LoginState>;

export const moves: Readonly<Record<LoginState, readonly LoginState[]>> = {
  code_sent: ['password_needed', 'connected', 'expired', 'failed'],
  password_needed: ['connected', 'expired', 'failed'],
  connected: [],
  expired: [],
  failed: [],
};

export const statesBefore = (target: LoginState): LoginState[] =>
  LoginState.options.filter(state => moves[state].includes(target));

/** States in which somebody is still expected to enter something. */
export const OPEN: readonly LoginState[] = statesBefore('failed');
