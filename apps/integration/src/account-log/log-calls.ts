import type { ErrorCode } from '@muster/contracts';
import { Api } from 'telegram';
import { codeOfMissing } from '../invitations/outcome.ts';
import type { CallResult, Middleware } from '../telegram/call.ts';
import { channelOf } from './channel-of.ts';
import type { Note } from './entry.ts';

/** Calls after which everything is as before: Telegram names what they do first. */
const READS = /^\w+\.(Get|Search|Resolve|Check)/;

/**
 * Notes every call that failed, and every one that changed something; of one that may have been carried out nobody says
 * that it was not. That another replica has the account is nothing
 * the account did, and nothing its team can help.
 * @param request undefined where a connection is opened, which is no call of Telegram's
 */
export function logCalls(
  account: { id: string; teamId: string },
  request: Api.AnyRequest | undefined,
  note: Note,
): Middleware {
  return async (_call, next) => {
    const result = await next();
    if (isOfAnotherReplica(result)) return result;
    const happening = request ? happeningOf(result, request) : unreached(result);
    if (happening) note({ ...happening, accountId: account.id, teamId: account.teamId });
    return result;
  };
}

const isOfAnotherReplica = (result: CallResult<unknown>): boolean =>
  result.status === 'failed' && result.failure.code === 'service_unavailable';

function happeningOf(result: CallResult<unknown>, request: Api.AnyRequest) {
  const method = request.className;
  const channel = channelOf(request);
  const detail = channel === null ? {} : { channel };
  if (result.status === 'ok') {
    if (READS.test(method)) return null;
    const code = refusalIn(result.value);
    return code === null
      ? ({ kind: 'call', method, detail } as const)
      : ({ kind: 'error', method, code, detail } as const);
  }
  const { certainty, platformError, waitSeconds } = result.failure;
  const code = certainty === 'unknown' && !READS.test(method) ? 'outcome_unknown' : result.failure.code;
  const wait = waitSeconds === null ? {} : { waitSeconds };
  return { kind: 'error', method, code, platformError, detail: { ...detail, ...wait } } as const;
}

function unreached(result: CallResult<unknown>) {
  if (result.status === 'ok') return null;
  const { code, platformError } = result.failure;
  return { kind: 'error', code, platformError } as const;
}

/** Who was not added stands in an answer without an error; one call adds one person. */
function refusalIn(answer: unknown): ErrorCode | null {
  const [missing] = answer instanceof Api.messages.InvitedUsers ? answer.missingInvitees : [];
  return missing ? codeOfMissing(missing) : null;
}
