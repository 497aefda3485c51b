import type { ErrorCode, Login } from '@muster/contracts';
import { clock, problem } from '@muster/service-kit';
import type { Api } from 'telegram';
import type { CallResult } from '../telegram/call.ts';
import type { CompleteLogin } from './complete-login.ts';
import type { LiveLogin, LiveLogins } from './live-logins.ts';
import type { MoveLogin } from './move-login.ts';
import type { NeedPassword } from './need-password.ts';
import { presentLogin } from './present.ts';
import type { RefuseStep } from './refuse-step.ts';
import type { LoginRow, LoginStore } from './repository.ts';
import type { LoginState } from './state.ts';
import { refuseWhileWaiting } from './waits.ts';

export type LoginRef = { id: string; teamId: string };

/** Something a person does to an attempt, which then answers how it stands. */
export type Step = (live: LiveLogin, login: LoginRow) => Promise<void>;

/** Does one step of an attempt, if it is in one of these states; one step at a time for each attempt. */
export type GoOn = (login: LoginRef, expected: readonly LoginState[], step: Step) => Promise<Login>;

export function createGoOn(parts: { logins: LoginStore; live: LiveLogins; move: MoveLogin }): GoOn {
  const { logins, live, move } = parts;

  const read = async (login: LoginRef): Promise<LoginRow> => {
    const row = await logins.find(login);
    if (!row) throw problem('not_found');
    return row;
  };

  const end = async (login: LoginRow, state: 'expired' | 'failed', code: ErrorCode) => {
    await move(login, state, { problem: code });
    await live.end(login.id);
    throw problem(code);
  };

  return async (login, expected, step) => {
    await read(login);
    const stepped = live.use(login.id, async attempt => {
      const row = await read(login);
      if (!expected.includes(row.state)) throw problem('wrong_state');
      if (row.expiresAt.getTime() <= clock.now()) return end(row, 'expired', 'login_expired');
      refuseWhileWaiting(row);
      await step(attempt, row);
      return presentLogin(await read(login), clock.now());
    });
    if (stepped !== undefined) return stepped;
    const row = await read(login);
    if (!expected.includes(row.state) || row.expiresAt.getTime() <= clock.now()) throw problem('wrong_state');
    return end(row, 'failed', 'login_lost');
  };
}

/** What becomes of an attempt by Telegram's answer to a code, a password or a scan. */
export type Judge = (
  login: LoginRow,
  live: LiveLogin,
  answer: CallResult<Api.auth.TypeAuthorization>,
) => Promise<void>;

/** @throws the problem of an answer that was no */
export function createJudge(parts: {
  completeLogin: CompleteLogin;
  needPassword: NeedPassword;
  refuseStep: RefuseStep;
}): Judge {
  const { completeLogin, needPassword, refuseStep } = parts;
  return async (login, live, answer) => {
    if (answer.status === 'ok') {
      live.accepted = answer.value;
      return completeLogin(login, live, answer.value);
    }
    if (answer.failure.platformError === 'SESSION_PASSWORD_NEEDED') return needPassword(login, live);
    throw await refuseStep(login, answer.failure);
  };
}

/** Telegram's answer to whom it has let in before. */
export const acceptedOf = ({ accepted }: LiveLogin): CallResult<Api.auth.TypeAuthorization> | null =>
  accepted ? { status: 'ok', value: accepted } : null;
