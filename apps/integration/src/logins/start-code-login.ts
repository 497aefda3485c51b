import { clock, type HashPerson, newId, problem } from '@muster/service-kit';
import type { Note } from '../account-log/entry.ts';
import type { OpenConnection } from '../connections/connections.ts';
import { problemOf } from '../errors/problem-of.ts';
import type { LoginCodes } from '../login-codes/repository.ts';
import type { Run } from '../telegram/call.ts';
import type { TelegramApp } from '../telegram/connection.ts';
import type { Ask } from './ask.ts';
import { countCode } from './count-code.ts';
import type { ExpireLogins } from './expire-logins.ts';
import { failedLogin } from './failed-login.ts';
import { LOGIN_TTL_MS } from './limits.ts';
import type { LiveLogins } from './live-logins.ts';
import { hintOf, normalizePhone } from './phone.ts';
import type { LoginStore } from './repository.ts';
import { sendCode } from './send-code.ts';

export type StartCodeLogin = (start: {
  teamId: string;
  userId: string;
  phone: string;
}) => Promise<{ id: string }>;

export type StartCodeLoginParts = {
  openConnection: OpenConnection;
  run: Run;
  ask: Ask;
  app: TelegramApp;
  logins: LoginStore;
  codes: LoginCodes;
  hashPerson: HashPerson;
  live: LiveLogins;
  expireLogins: ExpireLogins;
  note: Note;
};

/**
 * Begins connecting an account: a new client, and a code sent to the phone. A number for whose code or password the
 * team waits already goes on with that attempt: a second code would only make the first worthless.
 * @throws a problem `phone_flood` when enough codes were asked for this phone, by whatever team
 */
export function createStartCodeLogin(parts: StartCodeLoginParts): StartCodeLogin {
  const { openConnection, run, ask, app, logins, codes, hashPerson, live, expireLogins, note } = parts;
  return async ({ teamId, userId, phone: typed }) => {
    const phone = normalizePhone(typed);
    const phoneKey = hashPerson(`phone:${phone}`);
    await expireLogins();
    const underWay = await logins.findOpen({ teamId, phoneKey });
    if (underWay) return underWay;
    await countCode(codes, { teamId, phoneKey });
    const opened = await run('connect', signal => openConnection(undefined, signal));
    if (opened.status === 'failed') throw problemOf(opened.failure);
    const connection = opened.value;
    const sent = await sendCode(ask, connection, app, phone);
    if (sent.status === 'failed') {
      await connection.close();
      note(failedLogin({ teamId }, sent.failure));
      throw problemOf(sent.failure);
    }
    const now = clock.now();
    const expiresAtMs = now + LOGIN_TTL_MS;
    const { phoneCodeHash, noted } = sent.value;
    const login = {
      id: newId(),
      teamId,
      startedBy: userId,
      method: 'code' as const,
      state: 'code_sent' as const,
      phoneKey,
      phoneHint: hintOf(phone),
      ...noted,
      createdAt: new Date(now),
      expiresAt: new Date(expiresAtMs),
    };
    live.add(login.id, { connection, expiresAtMs, sent: { phone, phoneCodeHash }, accountId: newId() });
    if (await logins.create(login)) return login;
    // Somebody of the team began at the same moment, and was first.
    await live.end(login.id);
    const first = await logins.findOpen({ teamId, phoneKey });
    if (!first) throw problem('wrong_state');
    return first;
  };
}
