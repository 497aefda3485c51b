import type { ErrorCode } from '@muster/contracts';
import { clock, problem } from '@muster/service-kit';
import type { Note } from '../account-log/entry.ts';
import type { TelegramFailure } from '../errors/failure.ts';
import { problemOf } from '../errors/problem-of.ts';
import type { LoginCodes } from '../login-codes/repository.ts';
import { failedLogin } from './failed-login.ts';
import type { LiveLogins } from './live-logins.ts';
import type { MoveLogin } from './move-login.ts';
import type { LoginRow } from './repository.ts';
import { inSeconds } from './waits.ts';

/** Refusals after which nothing that is entered can help; those not named in this file leave it at the answer. */
const FINAL: ReadonlySet<ErrorCode> = new Set([
  'phone_unoccupied',
  'phone_banned',
  'phone_flood',
  'login_flood',
  'login_needs_update',
  'telegram_app_refused',
  'account_banned',
  'account_frozen',
  'account_logged_out',
]);

/** Notes what a refused step makes of the attempt; answers the problem to tell. */
export type RefuseStep = (login: LoginRow, failure: TelegramFailure) => Promise<ReturnType<typeof problemOf>>;

export function createRefuseStep(parts: {
  codes: Pick<LoginCodes, 'wait'>;
  move: MoveLogin;
  live: Pick<LiveLogins, 'end'>;
  note: Note;
}): RefuseStep {
  const { codes, move, live, note } = parts;

  const fail = async (login: LoginRow, code: ErrorCode, retryAt: Date | null = null) => {
    await move(login, 'failed', { problem: code, retryAt });
    await live.end(login.id);
  };

  /** Takes no more codes until another one was sent, for which the attempt stays alive. */
  const expireCode = async (login: LoginRow, code: ErrorCode) => {
    const next = { codeNextBy: login.codeSentBy, codeNextAt: new Date(clock.now()), codeTriesLeft: 0 };
    await move(login, 'expired', { problem: code, ...next });
    return problem(code);
  };

  /** Telegram asks for a wait, which another attempt with the number has to keep too: one that outlasts this one ends it. */
  const wait = async (login: LoginRow, { code, waitSeconds }: TelegramFailure) => {
    const { teamId, phoneKey } = login;
    const retryAt = inSeconds(waitSeconds ?? 0);
    if (phoneKey !== null) await codes.wait({ teamId, phoneKey, until: retryAt });
    if (retryAt >= login.expiresAt) await fail(login, code, retryAt);
    else await move(login, login.state, { problem: code, retryAt });
  };

  return async (login, failure) => {
    const { code } = failure;
    note(failedLogin(login, failure));
    if (code === 'code_invalid') {
      const codeTriesLeft = (login.codeTriesLeft ?? 0) - 1;
      if (codeTriesLeft <= 0) return expireCode(login, 'code_tries_used_up');
      await move(login, 'code_sent', { codeTriesLeft });
    } else if (code === 'password_invalid') {
      const { passwordHint } = login;
      const passwordTriesLeft = (login.passwordTriesLeft ?? 0) - 1;
      if (passwordTriesLeft <= 0) {
        await fail(login, 'password_tries_used_up');
        return problem('password_tries_used_up');
      }
      await move(login, 'password_needed', { passwordTriesLeft, passwordHint });
    } else if (code === 'code_expired' || code === 'login_restarted') {
      if (login.method === 'code') return expireCode(login, code);
      await fail(login, code);
    } else if (code === 'flood_wait') {
      await wait(login, failure);
    } else if (FINAL.has(code)) {
      const { waitSeconds } = failure;
      await fail(login, code, waitSeconds === null ? null : inSeconds(waitSeconds));
    }
    return problemOf(failure);
  };
}
