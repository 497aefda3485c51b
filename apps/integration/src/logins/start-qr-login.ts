import { clock, newId } from '@muster/service-kit';
import type { Note } from '../account-log/entry.ts';
import type { OpenConnection } from '../connections/connections.ts';
import { problemOf } from '../errors/problem-of.ts';
import type { Run } from '../telegram/call.ts';
import type { Ask } from './ask.ts';
import { exportQr } from './export-qr.ts';
import { failedLogin } from './failed-login.ts';
import { QR_TTL_MS } from './limits.ts';
import type { LiveLogins } from './live-logins.ts';
import type { LoginStore } from './repository.ts';
import type { WatchQr } from './watch-qr.ts';

export type StartQrLogin = (start: { teamId: string; userId: string }) => Promise<{ id: string }>;

export type StartQrLoginParts = {
  openConnection: OpenConnection;
  run: Run;
  ask: Ask;
  logins: LoginStore;
  live: LiveLogins;
  watchQr: WatchQr;
  note: Note;
};

/** Begins connecting an account: a new client, and a QR code that whoever wants to be connected scans. */
export function createStartQrLogin(parts: StartQrLoginParts): StartQrLogin {
  const { openConnection, run, ask, logins, live, watchQr, note } = parts;
  return async ({ teamId, userId }) => {
    const opened = await run('connect', signal => openConnection(undefined, signal));
    if (opened.status === 'failed') throw problemOf(opened.failure);
    const connection = opened.value;
    const exported = await exportQr({ run, ask }, connection);
    if (exported.status !== 'shown') {
      await connection.close();
      if (exported.status === 'accepted') throw new Error('a client that showed no code was let in');
      note(failedLogin({ teamId }, exported.failure));
      throw problemOf(exported.failure);
    }
    const now = clock.now();
    const expiresAtMs = now + QR_TTL_MS;
    const login = {
      id: newId(),
      teamId,
      startedBy: userId,
      method: 'qr' as const,
      state: 'qr_pending' as const,
      qrLink: exported.link,
      qrExpiresAt: new Date(exported.expiresAtMs),
      createdAt: new Date(now),
      expiresAt: new Date(expiresAtMs),
    };
    live.add(login.id, { connection, expiresAtMs, sent: null, accountId: newId() });
    await logins.create(login);
    watchQr(login, exported.renewAtMs);
    return login;
  };
}
