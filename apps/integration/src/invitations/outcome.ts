import type { ErrorCode, InvitationOutcome } from '@muster/contracts';
import type { Api } from 'telegram';
import type { TelegramFailure } from '../errors/failure.ts';
import { restSecondsOf } from '../errors/restriction.ts';
import type { ChatPeer, PersonPeer } from '../peers/repository.ts';
import type { Sent } from '../permits/execute-once.ts';
import type { CallResult } from '../telegram/call.ts';

/**
 * What came of an invitation.
 * @param at when the answer arrived: the latest moment at which Telegram can have acted
 */
export function outcomeOf(
  result: CallResult<Api.messages.TypeInvitedUsers>,
  chat: Pick<ChatPeer, 'kind'>,
  person: Pick<PersonPeer, 'platformUserId'>,
  at: Date,
): Ended {
  if (result.status === 'failed') return failed(result.failure, chat, at);
  const missing = result.value.missingInvitees.find(
    ({ userId }) => userId.toString() === person.platformUserId.toString(),
  );
  if (missing) return refused(codeOfMissing(missing), at);
  return done({ outcome: addedSomebody(result.value) ? 'joined' : 'already_member' }, at);
}

type Ended = Sent & { outcome: InvitationOutcome };

/**
 * An addition is told to whoever made it as updates: the chat's new message or its new state. For a person who is
 * in already a supergroup answers without an error and, as nothing changed, without updates.
 */
function addedSomebody({ updates }: Api.messages.TypeInvitedUsers): boolean {
  return !('updates' in updates) || updates.updates.length > 0;
}

/**
 * Why a person was not added although Telegram answered without an error; without a flag it is a privacy setting.
 * https://core.telegram.org/constructor/missingInvitee
 */
export function codeOfMissing(missing: Api.MissingInvitee): ErrorCode {
  return missing.premiumWouldAllowInvite || missing.premiumRequiredForPm
    ? 'user_premium_required'
    : 'user_privacy_restricted';
}

function failed(failure: TelegramFailure, chat: Pick<ChatPeer, 'kind'>, at: Date): Ended {
  const { certainty, code } = failure;
  if (code === 'already_member') return done({ outcome: 'already_member' }, at);
  if (certainty === 'not_sent') return { state: 'voided', outcome: { outcome: 'not_sent', code }, at };
  if (certainty === 'unknown') {
    return { state: 'unknown', outcome: { outcome: 'unknown', code: 'outcome_unknown' }, at };
  }
  const full = code === 'destination_full' && chat.kind === 'channel';
  return refused(full ? 'channel_accepts_no_additions' : code, at, failure);
}

function refused(code: ErrorCode, at: Date, failure?: TelegramFailure): Ended {
  const restSeconds = failure ? restSecondsOf(failure) : null;
  const retryAt = restSeconds === null ? null : new Date(at.getTime() + restSeconds * 1000).toISOString();
  const platformError = code === 'telegram_error' ? (failure?.platformError ?? null) : null;
  return {
    state: 'done',
    outcome: { outcome: 'refused', code, executedAt: at.toISOString(), retryAt, platformError },
    at,
  };
}

const done = (outcome: { outcome: 'joined' | 'already_member' }, at: Date): Ended => ({
  state: 'done',
  outcome: { ...outcome, executedAt: at.toISOString() },
  at,
});
