import { problem } from '@muster/service-kit';
import type { TelegramFailure } from './failure.ts';

/** The answer to a request that came to nothing by this failure. */
export function problemOf({ code, waitSeconds, platformError }: TelegramFailure) {
  return problem(code, {
    ...(waitSeconds !== null && { retryAfterSeconds: waitSeconds }),
    ...(code === 'telegram_error' && platformError !== null && { platformError }),
  });
}
