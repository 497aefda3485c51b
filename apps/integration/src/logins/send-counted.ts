import { clock, problem } from '@muster/service-kit';
import type { LoginCodes } from '../login-codes/repository.ts';
import type { CallResult } from '../telegram/call.ts';
import type { SentCode } from './send-code.ts';

/**
 * Has a code sent that is counted before: with each number those that Telegram has sent, or may have sent.
 * @throws a problem `phone_flood` when enough were asked for this number, by whatever team
 */
export async function sendCounted(
  codes: Pick<LoginCodes, 'ask' | 'takeBack'>,
  { teamId, phoneKey }: { teamId: string; phoneKey: string },
  send: () => Promise<CallResult<SentCode>>,
): Promise<CallResult<SentCode>> {
  const now = clock.now();
  const asked = await codes.ask({ teamId, phoneKey, now });
  if (asked.status === 'too_many') {
    const leftMs = asked.retryAt.getTime() - now;
    throw problem('phone_flood', { retryAfterSeconds: Math.ceil(leftMs / 1000) });
  }
  const answer = await send();
  if (answer.status === 'failed' && answer.failure.certainty !== 'unknown') await codes.takeBack(asked.id);
  return answer;
}
