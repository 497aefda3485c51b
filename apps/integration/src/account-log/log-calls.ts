import type { Api } from 'telegram';
import type { CallResult, Middleware } from '../telegram/call.ts';
import { channelOf } from './channel-of.ts';
import type { Note } from './entry.ts';

/** Calls after which everything is as before: Telegram names what they do first. */
const READS = /^\w+\.(Get|Search|Resolve|Check)/;

/**
 * Notes every call that failed, and every one that changed something.
 * @param request undefined where a connection is opened, which is no call of Telegram's
 */
export function logCalls(
  account: { id: string; teamId: string },
  request: Api.AnyRequest | undefined,
  note: Note,
): Middleware {
  return async (_call, next) => {
    const result = await next();
    const happening = request ? happeningOf(result, request) : unreached(result);
    if (happening) note({ ...happening, accountId: account.id, teamId: account.teamId });
    return result;
  };
}

function happeningOf(result: CallResult<unknown>, request: Api.AnyRequest) {
  const method = request.className;
  const channel = channelOf(request);
  const detail = channel === null ? {} : { channel };
  if (result.status === 'ok') return READS.test(method) ? null : ({ kind: 'call', method, detail } as const);
  const { code, platformError, waitSeconds } = result.failure;
  const wait = waitSeconds === null ? {} : { waitSeconds };
  return { kind: 'error', method, code, platformError, detail: { ...detail, ...wait } } as const;
}

function unreached(result: CallResult<unknown>) {
  if (result.status === 'ok') return null;
  const { code, platformError } = result.failure;
  return { kind: 'error', code, platformError } as const;
}
