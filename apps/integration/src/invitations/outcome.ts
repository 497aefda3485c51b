import type { ErrorCode, InvitationOutcome } from '@muster/contracts';
import { clock } from '@muster/service-kit';
import type { Api } from 'telegram';
import type { TelegramFailure } from '../errors/failure.ts';
import { restrictionOf } from '../errors/restriction.ts';
import type { ChatPeer, PersonPeer } from '../peers/repository.ts';
import type { CallResult } from '../telegram/call.ts';

type Ended = { state: 'done' | 'unknown' | 'voided'; outcome: InvitationOutcome };

/** What came of an invitation. Called when the answer has arrived: the latest moment Telegram can have acted. */
export function outcomeOf(
  result: CallResult<Api.messages.TypeInvitedUsers>,
  chat: Pick<ChatPeer, 'kind'>,
  person: Pick<PersonPeer, 'platformUserId'>,
): Ended {
  const now = clock.now();
  if (result.status === 'failed') return failed(result.failure, chat, now);
  const executedAt = new Date(now).toISOString();
  const missing = result.value.missingInvitees.find(
    ({ userId }) => userId.toString() === person.platformUserId.toString(),
  );
  if (missing) return refused(codeOfMissing(missing), executedAt);
  return {
    state: 'done',
    outcome: { outcome: addedSomebody(result.value) ? 'joined' : 'already_member', executedAt },
  };
}

/**
 * An addition is told to whoever made it as updates: the chat's new message or its new state. For a person who is
 * in already a supergroup answers without an error and, as nothing changed, without updates.
 */
function addedSomebody({ updates }: Api.messages.TypeInvitedUsers): boolean {
  return !('updates' in updates) || updates.updates.length > 0;
}

/** Without a flag it is a privacy setting. https://core.telegram.org/constructor/missingInvitee */
function codeOfMissing(missing: Api.MissingInvitee): ErrorCode {
  return missing.premiumWouldAllowInvite || missing.premiumRequiredForPm
    ? 'user_premium_required'
    : 'user_privacy_restricted';
}

function failed(failure: TelegramFailure, chat: Pick<ChatPeer, 'kind'>, nowMs: number): Ended {
  const executedAt = new Date(nowMs).toISOString();
  if (failure.platformError === 'USER_ALREADY_PARTICIPANT') {
    return { state: 'done', outcome: { outcome: 'already_member', executedAt } };
  }
  switch (failure.certainty) {
    case 'not_sent':
      return { state: 'voided', outcome: { outcome: 'not_sent', code: failure.code } };
    case 'unknown':
      return { state: 'unknown', outcome: { outcome: 'unknown', code: 'outcome_unknown' } };
    case 'refused': {
      const full = failure.code === 'destination_full' && chat.kind === 'channel';
      const code = full ? 'channel_accepts_no_additions' : failure.code;
      const restSeconds = restrictionOf(failure)?.restSeconds ?? failure.waitSeconds;
      const retryAt = restSeconds === null ? null : new Date(nowMs + restSeconds * 1000).toISOString();
      return refused(code, executedAt, retryAt, code === 'telegram_error' ? failure.platformError : null);
    }
  }
}

function refused(
  code: ErrorCode,
  executedAt: string,
  retryAt: string | null = null,
  platformError: string | null = null,
): Ended {
  return { state: 'done', outcome: { outcome: 'refused', code, executedAt, retryAt, platformError } };
}
