import type { Login } from '@muster/contracts';
import { Api, password as srp } from 'telegram';
import type { CallResult, Run } from '../telegram/call.ts';
import type { Connection } from '../telegram/connection.ts';
import type { GoOn, LoginRef } from './go-on.ts';

export type SubmitPassword = (login: LoginRef, password: string) => Promise<Login>;

/** Tries the two-step password; Telegram is shown a proof of it, never the password. */
export function createSubmitPassword({ goOn, run }: { goOn: GoOn; run: Run }): SubmitPassword {
  return (login, password) =>
    goOn(login, 'password_needed', async ({ connection }) => {
      const first = await prove(run, connection, password);
      // The question was replaced in between: the proof has to answer the new one.
      const stale = first.status === 'failed' && first.failure.platformError === 'SRP_ID_INVALID';
      return stale ? prove(run, connection, password) : first;
    });
}

async function prove(
  run: Run,
  connection: Connection,
  password: string,
): Promise<CallResult<Api.auth.TypeAuthorization>> {
  const question = await run('account.GetPassword', () => connection.invoke(new Api.account.GetPassword()));
  if (question.status === 'failed') return question;
  const proof = await srp.computeCheck(question.value, password);
  return run('auth.CheckPassword', () => connection.invoke(new Api.auth.CheckPassword({ password: proof })));
}
