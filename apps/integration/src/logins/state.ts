import { Login } from '@muster/contracts';
import type { z } from 'zod';

export const LoginState = Login.shape.state;
export type LoginState = z.infer<typeof LoginState>;

/** A state that leads to itself goes on with another code, another QR code, one try less or a wait. */
export const moves: Readonly<Record<LoginState, readonly LoginState[]>> = {
  code_sent: ['code_sent', 'password_needed', 'connected', 'expired', 'failed'],
  qr_pending: ['qr_pending', 'password_needed', 'connected', 'expired', 'failed'],
  password_needed: ['password_needed', 'connected', 'expired', 'failed'],
  connected: [],
  // By another code, while the attempt was not left alone for too long; or a step that was begun in time ends after it.
  expired: ['code_sent', 'expired', 'password_needed', 'connected', 'failed'],
  failed: [],
};

export const statesBefore = (target: LoginState): LoginState[] =>
  LoginState.options.filter(state => moves[state].includes(target));

/** States in which somebody is still expected to enter or scan something. */
export const OPEN = ['code_sent', 'qr_pending', 'password_needed'] as const satisfies readonly LoginState[];
