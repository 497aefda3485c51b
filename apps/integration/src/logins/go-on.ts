import type { ErrorCode, Login } from '@muster/contracts';
import { clock, problem } from '@muster/service-kit';
import type { Api } from 'telegram';
import type { CallResult } from '../telegram/call.ts';
import type { CompleteLogin } from './complete-login.ts';
import { endings, problemOf } from './failed-login.ts';
import type { LiveLogin, LiveLogins } from './live-logins.ts';
import { presentLogin } from './present.ts';
import type { LoginRow, LoginStore } from './repository.ts';
import type { LoginState } from './state.ts';

export type LoginRef = { id: string; teamId: string };

/** What a step makes of Telegram's answer. */
export type Step = (live: LiveLogin) => Promise<CallResult<Api.auth.TypeAuthorization>>;

export type GoOn = (login: LoginRef, expected: LoginState, step: Step) => Promise<Login>;

/**
 * Takes an attempt one step further: a code or a password is tried, and the attempt ends with an account, waits for
 * more, or fails. One step at a time for each attempt.
 */
export function createGoOn(parts: {
  logins: LoginStore;
  live: LiveLogins;
  completeLogin: CompleteLogin;
}): GoOn {
  const { logins, live, completeLogin } = parts;

  const read = async (login: LoginRef): Promise<LoginRow> => {
    const row = await logins.find(login);
    if (!row) throw problem('not_found');
    return row;
  };

  const end = async (id: string, state: 'expired' | 'failed', code: ErrorCode) => {
    await logins.move(id, state, { problem: code });
    await live.end(id);
  };

  return async (login, expected, step) => {
    await read(login);
    const stepped = live.use(login.id, async attempt => {
      const row = await read(login);
      if (row.state !== expected) throw problem('wrong_state');
      if (row.expiresAt.getTime() <= clock.now()) {
        await end(login.id, 'expired', 'code_expired');
        throw problem('code_expired');
      }
      const result = await step(attempt);
      if (result.status === 'ok') {
        await completeLogin(login, attempt, result.value);
      } else if (result.failure.platformError === 'SESSION_PASSWORD_NEEDED') {
        await logins.move(login.id, 'password_needed');
      } else {
        const ending = endings[result.failure.code];
        if (ending) await end(login.id, ending, result.failure.code);
        throw problemOf(result.failure);
      }
      return presentLogin(await read(login));
    });
    if (stepped !== undefined) return stepped;
    if ((await read(login)).state !== expected) throw problem('wrong_state');
    await end(login.id, 'failed', 'login_lost');
    throw problem('login_lost');
  };
}
