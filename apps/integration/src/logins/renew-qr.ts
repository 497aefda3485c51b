import type { ErrorCode } from '@muster/contracts';
import { clock, type Logger } from '@muster/service-kit';
import type { Run } from '../telegram/call.ts';
import type { Ask } from './ask.ts';
import { exportQr } from './export-qr.ts';
import { acceptedOf, type Judge, type LoginRef } from './go-on.ts';
import type { LiveLogin, LiveLogins } from './live-logins.ts';
import type { MoveLogin } from './move-login.ts';
import type { LoginRow, LoginStore } from './repository.ts';

/** After a renewal that failed for no lasting reason, in ms. */
const RETRY_MS = 2_000;

const LAPSED: ReadonlySet<ErrorCode> = new Set(['qr_expired', 'login_restarted']);

/**
 * Shows the next QR code of an attempt, or lets in who scanned the one before. Answers when to do it again; null when
 * nobody is waited for any more.
 */
export type RenewQr = (login: LoginRef) => Promise<number | null>;

export function createRenewQr(parts: {
  logins: Pick<LoginStore, 'find'>;
  live: LiveLogins;
  run: Run;
  ask: Ask;
  move: MoveLogin;
  judge: Judge;
  log: Logger;
}): RenewQr {
  const { logins, live, run, ask, move, judge, log } = parts;

  const pending = async (login: LoginRef): Promise<LoginRow | null> => {
    const row = await logins.find(login);
    return row?.state === 'qr_pending' ? row : null;
  };

  const renew = async (login: LoginRef, attempt: LiveLogin): Promise<number | null> => {
    const row = await pending(login);
    if (!row) return null;
    if (row.expiresAt.getTime() <= clock.now()) {
      await move(row, 'expired', { problem: 'qr_expired' });
      await live.end(row.id);
      return null;
    }
    const accepted = acceptedOf(attempt);
    if (accepted) {
      await judge(row, attempt, accepted);
      return null;
    }
    // A scan does not end a wait.
    if (row.retryAt && row.retryAt.getTime() > clock.now()) return row.retryAt.getTime();
    const exported = await exportQr({ run, ask }, attempt.connection);
    if (exported.status === 'shown') {
      const { link, expiresAtMs, renewAtMs } = exported;
      await move(row, 'qr_pending', { qrLink: link, qrExpiresAt: new Date(expiresAtMs) });
      return renewAtMs;
    }
    // A scan that came to nothing, too late for instance: another code is shown.
    if (exported.status === 'failed' && LAPSED.has(exported.failure.code)) return clock.now() + RETRY_MS;
    const answer =
      exported.status === 'accepted' ? ({ status: 'ok', value: exported.authorization } as const) : exported;
    await judge(row, attempt, answer);
    return null;
  };

  return async login => {
    try {
      return (await live.use(login.id, attempt => renew(login, attempt))) ?? null;
    } catch (error) {
      // What ended the attempt was told by its state; anything else may pass.
      const row = await pending(login);
      if (!row) return null;
      log.info({ err: error, login: login.id }, 'the QR code of a login was not renewed');
      return Math.max(clock.now() + RETRY_MS, row.retryAt?.getTime() ?? 0);
    }
  };
}
