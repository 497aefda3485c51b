import type { Login } from '@muster/contracts';
import { Api } from 'telegram';
import type { Run } from '../telegram/call.ts';
import type { GoOn, LoginRef } from './go-on.ts';

export type SubmitCode = (login: LoginRef, code: string) => Promise<Login>;

export function createSubmitCode({ goOn, run }: { goOn: GoOn; run: Run }): SubmitCode {
  return (login, phoneCode) =>
    goOn(login, 'code_sent', ({ phone, phoneCodeHash, connection }) =>
      run('auth.SignIn', () =>
        connection.invoke(new Api.auth.SignIn({ phoneNumber: phone, phoneCodeHash, phoneCode })),
      ),
    );
}
