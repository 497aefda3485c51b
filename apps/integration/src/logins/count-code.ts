import { clock, problem } from '@muster/service-kit';
import type { LoginCodes } from '../login-codes/repository.ts';

/**
 * Counts a code that is about to be asked for.
 * @throws a problem `phone_flood` when enough were asked for this number, by whatever team
 */
export async function countCode(
  codes: Pick<LoginCodes, 'ask'>,
  { teamId, phoneKey }: { teamId: string; phoneKey: string },
): Promise<void> {
  const now = clock.now();
  const asked = await codes.ask({ teamId, phoneKey, now });
  if (asked.status === 'may') return;
  throw problem('phone_flood', { retryAfterSeconds: Math.ceil((asked.retryAt.getTime() - now) / 1000) });
}
