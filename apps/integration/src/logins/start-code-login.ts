import { setTimeout as sleep } from 'node:timers/promises';
import { clock, type HashPerson, newId, problem } from '@muster/service-kit';
import type { Note } from '../account-log/entry.ts';
import type { OpenConnection } from '../connections/connections.ts';
import { problemOf } from '../errors/problem-of.ts';
import type { LoginCodes } from '../login-codes/repository.ts';
import type { Run } from '../telegram/call.ts';
import type { Ask } from './ask.ts';
import type { ExpireLogins } from './expire-logins.ts';
import { failedLogin } from './failed-login.ts';
import { LOGIN_TTL_MS } from './limits.ts';
import type { LiveLogins } from './live-logins.ts';
import { hintOf, normalizePhone } from './phone.ts';
import type { LoginStore } from './repository.ts';
import { sendCode } from './send-code.ts';
import { sendCounted } from './send-counted.ts';

export type StartCodeLogin = (start: {
  teamId: string;
  userId: string;
  phone: string;
}) => Promise<{ id: string }>;

export type StartCodeLoginParts = {
  openConnection: OpenConnection;
  run: Run;
  ask: Ask;
  logins: LoginStore;
  codes: LoginCodes;
  hashPerson: HashPerson;
  live: LiveLogins;
  expireLogins: ExpireLogins;
  note: Note;
};

/** Whose code is being sent for somebody else of the team wait so long for it, looking so often; real ms. */
const WAIT_MS = 10_000;
const LOOK_EVERY_MS = 200;

/** Then they are asked to begin again after this, in seconds. */
const RETRY_AFTER_SECONDS = 5;

/**
 * Begins connecting an account: a new client, and a code sent to the phone. A number for whose code or password the
 * team waits already goes on with that attempt: a second code would only make the first worthless.
 * @throws a problem `phone_flood` when enough codes were asked for this phone, by whatever team, and `flood_wait` while
 *   Telegram wants nobody to log in with it
 */
export function createStartCodeLogin(parts: StartCodeLoginParts): StartCodeLogin {
  const { openConnection, run, ask, logins, codes, hashPerson, live, expireLogins, note } = parts;

  /** The attempt that the team has begun with the number, once its code was sent. */
  const findBegun = async (number: { teamId: string; phoneKey: string }): Promise<{ id: string } | null> => {
    for (const lookUntil = performance.now() + WAIT_MS; performance.now() < lookUntil; ) {
      const open = await logins.findOpen(number);
      if (!open || open.codeSentBy !== null) return open;
      await sleep(LOOK_EVERY_MS);
    }
    throw problem('service_unavailable', { retryAfterSeconds: RETRY_AFTER_SECONDS });
  };

  const send = async (login: { id: string; teamId: string; phoneKey: string }, phone: string) => {
    const opened = await run('connect', signal => openConnection(undefined, signal));
    if (opened.status === 'failed') throw problemOf(opened.failure);
    const connection = opened.value;
    try {
      const sent = await sendCounted(codes, login, () => sendCode(ask, connection, phone));
      if (sent.status === 'failed') {
        note(failedLogin(login, sent.failure));
        throw problemOf(sent.failure);
      }
      const { phoneCodeHash, noted } = sent.value;
      const expiresAtMs = clock.now() + LOGIN_TTL_MS;
      live.add(login.id, { connection, expiresAtMs, sent: { phone, phoneCodeHash }, accountId: newId() });
      const change = { ...noted, expiresAt: new Date(expiresAtMs) };
      if (!(await logins.move(login.id, 'code_sent', change))) throw problem('login_lost');
    } catch (error) {
      await live.end(login.id);
      await connection.close();
      throw error;
    }
  };

  return async ({ teamId, userId, phone: typed }) => {
    const phone = normalizePhone(typed);
    const phoneKey = hashPerson(`phone:${phone}`);
    await expireLogins();
    const begun = await findBegun({ teamId, phoneKey });
    if (begun) return begun;
    const now = clock.now();
    const login = {
      id: newId(),
      teamId,
      startedBy: userId,
      method: 'code' as const,
      state: 'code_sent' as const,
      phoneKey,
      phoneHint: hintOf(phone),
      createdAt: new Date(now),
      expiresAt: new Date(now + LOGIN_TTL_MS),
    };
    // Before the code: of two that begin at the same moment the row lets one have it sent.
    if (!(await logins.create(login))) {
      const first = await findBegun({ teamId, phoneKey });
      if (!first) throw problem('service_unavailable', { retryAfterSeconds: RETRY_AFTER_SECONDS });
      return first;
    }
    await send(login, phone).catch(async (error: unknown) => {
      await logins.remove(login);
      throw error;
    });
    return login;
  };
}
