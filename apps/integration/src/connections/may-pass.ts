import type { ErrorCode } from '@muster/contracts';
import type { CallResult } from '../telegram/call.ts';

/** What may be otherwise the next time. */
const PASSING: ReadonlySet<ErrorCode> = new Set(['telegram_unreachable', 'service_unavailable']);

/** Whether a call was kept from being answered by something that passes by itself. */
export const mayPass = (answer: CallResult<unknown>): boolean =>
  answer.status === 'failed' && PASSING.has(answer.failure.code);
