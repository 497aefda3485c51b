import type { Login } from '@muster/contracts';
import { Api } from 'telegram';
import type { Ask } from './ask.ts';
import { acceptedOf, type GoOn, type Judge, type LoginRef } from './go-on.ts';

export type SubmitCode = (login: LoginRef, code: string) => Promise<Login>;

export function createSubmitCode({ goOn, judge, ask }: { goOn: GoOn; judge: Judge; ask: Ask }): SubmitCode {
  return (login, phoneCode) =>
    goOn(login, ['code_sent'], async (live, row) => {
      const { connection, sent } = live;
      if (!sent) throw new Error('a code is waited for that was never sent');
      const { phone: phoneNumber, phoneCodeHash } = sent;
      const request = new Api.auth.SignIn({ phoneNumber, phoneCodeHash, phoneCode });
      await judge(row, live, acceptedOf(live) ?? (await ask(connection, request)));
    });
}
