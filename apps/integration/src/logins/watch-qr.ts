import type { Logger } from '@muster/service-kit';
import type { LoginRef } from './go-on.ts';
import type { LiveLogins } from './live-logins.ts';
import type { RenewQr } from './renew-qr.ts';

/** Renews the QR code of an attempt until it was scanned or the attempt has ended. */
export type WatchQr = (login: LoginRef & { expiresAt: Date }, renewAtMs: number) => void;

export function createWatchQr(parts: {
  live: Pick<LiveLogins, 'awaitScan'>;
  renewQr: RenewQr;
  log: Logger;
}): WatchQr {
  const { live, renewQr, log } = parts;
  const watch = async ({ id, teamId, expiresAt }: Parameters<WatchQr>[0], renewAtMs: number) => {
    for (let next: number | null = renewAtMs; next !== null; next = await renewQr({ id, teamId })) {
      if (!(await live.awaitScan(id, Math.min(next, expiresAt.getTime())))) return;
    }
  };
  return (login, renewAtMs) =>
    void watch(login, renewAtMs).catch((error: unknown) =>
      log.warn({ err: error, login: login.id }, 'the QR code of a login is renewed no more'),
    );
}
