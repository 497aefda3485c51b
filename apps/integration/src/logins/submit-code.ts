import type { Login } from '@muster/contracts';
import { problem } from '@muster/service-kit';
import { Api } from 'telegram';
import type { Ask } from './ask.ts';
import { acceptedOf, type GoOn, type Judge, type LoginRef } from './go-on.ts';
import type { LoginRow } from './repository.ts';

export type SubmitCode = (login: LoginRef, code: string) => Promise<Login>;

/** Enters the code that Telegram has sent. */
export function createSubmitCode({ goOn, judge, ask }: { goOn: GoOn; judge: Judge; ask: Ask }): SubmitCode {
  return (login, code) =>
    goOn(login, ['code_sent'], async (live, row) => {
      const { connection, sent } = live;
      if (!sent) throw new Error('a code is waited for that was never sent');
      const { phone: phoneNumber, phoneCodeHash } = sent;
      const request = new Api.auth.SignIn({ phoneNumber, phoneCodeHash, ...proofOf(row, code) });
      await judge(row, live, acceptedOf(live) ?? (await ask(connection, request)));
    });
}

/**
 * A code as Telegram wants to be shown it.
 * @throws a problem `code_invalid`, which costs no try, for what cannot be the code that was sent
 */
export function proofOf(
  { codeSentBy, codeLength }: Pick<LoginRow, 'codeSentBy' | 'codeLength'>,
  code: string,
) {
  if (codeLength !== null && !/^\d+$/.test(code)) throw problem('code_invalid');
  // https://core.telegram.org/api/auth#email-verification
  if (codeSentBy === 'email') return { emailVerification: new Api.EmailVerificationCode({ code }) };
  return { phoneCode: code };
}
