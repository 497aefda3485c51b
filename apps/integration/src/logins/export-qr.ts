import { clock } from '@muster/service-kit';
import { Api } from 'telegram';
import { failure, type TelegramFailure } from '../errors/failure.ts';
import type { Run } from '../telegram/call.ts';
import type { Connection } from '../telegram/connection.ts';
import type { Ask } from './ask.ts';

/** A code to show, the login of whoever scanned the one before, or why there is neither. */
export type ExportedQr =
  | { status: 'shown'; link: string; expiresAtMs: number; renewAtMs: number }
  | { status: 'accepted'; authorization: Api.auth.TypeAuthorization }
  | { status: 'failed'; failure: TelegramFailure };

/**
 * "Usually 30 seconds" (https://core.telegram.org/api/qr-login): held for true where Telegram's clock and the one here
 * are so far apart that a code would seem to live shorter or longer than this; in ms.
 */
const USUAL_LIFE_MS = 30_000;
const SHORTEST_LIFE_MS = 10_000;
const LONGEST_LIFE_MS = 60_000;

/** The next code is asked for so long before this one ends, in ms: what is shown can always be scanned. */
const AHEAD_MS = 3_000;

/** Asks Telegram for a QR code, which gives the login instead once the last one was scanned. */
export async function exportQr(
  { run, ask }: { run: Run; ask: Ask },
  connection: Connection,
): Promise<ExportedQr> {
  const exported = await ask(connection, new Api.auth.ExportLoginToken({ ...connection.app, exceptIds: [] }));
  if (exported.status === 'failed') return exported;
  if (!(exported.value instanceof Api.auth.LoginTokenMigrateTo)) return read(exported.value);

  // Whoever scanned is at home in another data centre, which alone can log them in.
  const { dcId, token } = exported.value;
  const moved = await run('connect', () => connection.moveTo(dcId));
  if (moved.status === 'failed') return moved;
  const imported = await ask(connection, new Api.auth.ImportLoginToken({ token }));
  return imported.status === 'failed' ? imported : read(imported.value);
}

function read(token: Api.auth.TypeLoginToken): ExportedQr {
  if (token instanceof Api.auth.LoginTokenSuccess) {
    return { status: 'accepted', authorization: token.authorization };
  }
  if (token instanceof Api.auth.LoginTokenMigrateTo) {
    return { status: 'failed', failure: failure('login_restarted', 'refused') };
  }
  const now = clock.now();
  const told = token.expires * 1000 - now;
  const isLikely = told >= SHORTEST_LIFE_MS && told <= LONGEST_LIFE_MS;
  const lifeMs = isLikely ? told : USUAL_LIFE_MS;
  const link = `tg://login?token=${token.token.toString('base64url')}`;
  const expiresAtMs = now + lifeMs;
  return { status: 'shown', link, expiresAtMs, renewAtMs: expiresAtMs - AHEAD_MS };
}
