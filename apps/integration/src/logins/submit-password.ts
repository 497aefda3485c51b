import type { Login } from '@muster/contracts';
import { Api, password as srp } from 'telegram';
import { failure } from '../errors/failure.ts';
import type { CallResult } from '../telegram/call.ts';
import type { Connection } from '../telegram/connection.ts';
import type { Ask } from './ask.ts';
import { acceptedOf, type GoOn, type Judge, type LoginRef } from './go-on.ts';

export type SubmitPassword = (login: LoginRef, password: string) => Promise<Login>;

/** The question was replaced, or the password itself changed: the proof has to answer the new one. */
const STALE: ReadonlySet<string | null> = new Set(['SRP_ID_INVALID', 'SRP_PASSWORD_CHANGED']);

/** Tries the two-step password; Telegram is shown a proof of it, never the password. */
export function createSubmitPassword(parts: { goOn: GoOn; judge: Judge; ask: Ask }): SubmitPassword {
  const { goOn, judge, ask } = parts;
  return (login, password) =>
    goOn(login, ['password_needed'], async (live, row) => {
      const first = acceptedOf(live) ?? (await prove(ask, live.connection, password));
      const stale = first.status === 'failed' && STALE.has(first.failure.platformError);
      await judge(row, live, stale ? await prove(ask, live.connection, password) : first);
    });
}

async function prove(
  ask: Ask,
  connection: Connection,
  password: string,
): Promise<CallResult<Api.auth.TypeAuthorization>> {
  const question = await ask(connection, new Api.account.GetPassword());
  if (question.status === 'failed') return question;
  const { currentAlgo } = question.value;
  // Its owner has taken the password away since: the login has to begin anew.
  if (!currentAlgo) return { status: 'failed', failure: failure('login_restarted', 'refused') };
  if (currentAlgo instanceof Api.PasswordKdfAlgoUnknown) {
    return { status: 'failed', failure: failure('login_needs_update', 'refused') };
  }
  const proof = await srp.computeCheck(question.value, password);
  return ask(connection, new Api.auth.CheckPassword({ password: proof }));
}
