import type { Happening } from '../account-log/entry.ts';
import type { TelegramFailure } from '../errors/failure.ts';

/** What the team's log says of a step of a login that failed: no account has come of it yet. */
export const failedLogin = (
  { teamId }: { teamId: string },
  { code, platformError, waitSeconds }: TelegramFailure,
): Happening => ({
  teamId,
  accountId: null,
  kind: 'error',
  code,
  platformError,
  detail: waitSeconds === null ? {} : { waitSeconds },
});
