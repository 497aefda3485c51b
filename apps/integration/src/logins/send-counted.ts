import { clock, problem } from '@muster/service-kit';
import type { LoginCodes } from '../login-codes/repository.ts';
import type { CallResult } from '../telegram/call.ts';
import type { SentCode } from './send-code.ts';
import { inSeconds, secondsUntil } from './waits.ts';

/**
 * Has a code sent that is counted before: with each number those that Telegram has sent, or may have sent.
 * @throws a problem `phone_flood` when enough were asked for this number, by whatever team, and `flood_wait` while
 *   Telegram wants nobody to log in with it
 */
export async function sendCounted(
  codes: Pick<LoginCodes, 'ask' | 'takeBack' | 'wait'>,
  { teamId, phoneKey }: { teamId: string; phoneKey: string },
  send: () => Promise<CallResult<SentCode>>,
): Promise<CallResult<SentCode>> {
  const asked = await codes.ask({ teamId, phoneKey, now: clock.now() });
  if (asked.status === 'refused')
    throw problem(asked.code, { retryAfterSeconds: secondsUntil(asked.retryAt) });
  const answer = await send();
  if (answer.status === 'ok') return answer;
  const { certainty, code, waitSeconds } = answer.failure;
  if (certainty !== 'unknown') await codes.takeBack(asked.id);
  if (code === 'flood_wait') await codes.wait({ teamId, phoneKey, until: inSeconds(waitSeconds ?? 0) });
  return answer;
}
