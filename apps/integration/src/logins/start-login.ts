import type { Login } from '@muster/contracts';
import { clock, type HashPerson, newId, problem } from '@muster/service-kit';
import type { OpenConnection } from '../connections/connections.ts';
import type { LoginCodes } from '../login-codes/repository.ts';
import type { Run } from '../telegram/call.ts';
import type { TelegramApp } from '../telegram/connection.ts';
import { problemOf } from './failed-login.ts';
import type { LiveLogins } from './live-logins.ts';
import { hintOf, normalizePhone } from './phone.ts';
import { presentLogin } from './present.ts';
import type { LoginStore } from './repository.ts';
import { sendCode } from './send-code.ts';

/** An attempt ends when nobody goes on with it for this long, in ms. */
const LOGIN_TTL_MS = 10 * 60_000;

export type StartLogin = (start: { teamId: string; userId: string; phone: string }) => Promise<Login>;

export type StartLoginParts = {
  openConnection: OpenConnection;
  run: Run;
  app: TelegramApp;
  logins: LoginStore;
  codes: LoginCodes;
  hashPerson: HashPerson;
  live: LiveLogins;
};

/**
 * Begins connecting an account: a new client, and a code sent to the phone.
 * @throws a problem `phone_flood` when enough codes were asked for this phone, by whatever team
 */
export function createStartLogin(parts: StartLoginParts): StartLogin {
  const { openConnection, run, app, logins, codes, hashPerson, live } = parts;
  return async ({ teamId, userId, phone: typed }) => {
    const phone = normalizePhone(typed);
    const asked = await codes.ask({ teamId, phoneKey: hashPerson(`phone:${phone}`), now: clock.now() });
    if (asked.status === 'too_many') {
      throw problem('phone_flood', {
        retryAfterSeconds: Math.ceil((asked.retryAt.getTime() - clock.now()) / 1000),
      });
    }
    const opened = await run('connect', signal => openConnection(undefined, signal));
    if (opened.status === 'failed') throw problemOf(opened.failure);
    const connection = opened.value;
    const sent = await sendCode(run, connection, app, phone);
    if (sent.status === 'failed') {
      await connection.close();
      throw problemOf(sent.failure);
    }
    const now = clock.now();
    const expiresAtMs = now + LOGIN_TTL_MS;
    const { phoneCodeHash, sentBy, length } = sent.value;
    const login = {
      id: newId(),
      teamId,
      startedBy: userId,
      state: 'code_sent' as const,
      phoneHint: hintOf(phone),
      codeSentBy: sentBy,
      codeLength: length,
      createdAt: new Date(now),
      expiresAt: new Date(expiresAtMs),
    };
    live.add(login.id, { phone, phoneCodeHash, connection, expiresAtMs });
    return presentLogin(await logins.create(login));
  };
}
