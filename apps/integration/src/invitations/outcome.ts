import type { ErrorCode } from '@muster/contracts';
import type { Api } from 'telegram';
import type { TelegramFailure } from '../errors/failure.ts';
import { asAddressed } from '../peers/address.ts';
import type { ChatPeer, PersonPeer } from '../peers/repository.ts';
import type { Sent } from '../permits/execute-once.ts';
import { failedCall, refusedFor } from '../permits/failed-call.ts';
import type { CallResult } from '../telegram/call.ts';

/**
 * What came of an invitation.
 * @param at when the answer arrived: the latest moment at which Telegram can have acted
 */
export function outcomeOf(
  result: CallResult<Api.messages.TypeInvitedUsers>,
  chat: Pick<ChatPeer, 'kind'>,
  person: PersonPeer,
  at: Date,
): Sent {
  if (result.status === 'failed') return failed(asAddressed(result.failure, person), chat, at);
  const missing = result.value.missingInvitees.find(
    ({ userId }) => userId.toString() === person.platformUserId.toString(),
  );
  if (missing) return refusedFor(codeOfMissing(missing), at);
  return done(saysNothing(result.value) ? 'already_member' : 'joined', at);
}

/**
 * Whether an answer names neither who came nor who did not. An addition is told to whoever made it as updates: the
 * chat's new message or its new state. For a person who is in already a supergroup answers without an error and, as
 * nothing changed, without updates; a broadcast channel answers so in either case.
 */
export function saysNothing({ updates, missingInvitees }: Api.messages.TypeInvitedUsers): boolean {
  return missingInvitees.length === 0 && 'updates' in updates && updates.updates.length === 0;
}

/**
 * Without a flag it is a privacy setting, and an invite link may be sent; the account can lack Premium for the
 * addition alone, or also for a message with the link. https://core.telegram.org/constructor/missingInvitee
 */
export function codeOfMissing(missing: Api.MissingInvitee): ErrorCode {
  if (missing.premiumRequiredForPm) return 'user_link_needs_premium';
  return missing.premiumWouldAllowInvite ? 'user_premium_required' : 'user_privacy_restricted';
}

function failed(failure: TelegramFailure, { kind }: Pick<ChatPeer, 'kind'>, at: Date): Sent {
  if (failure.code === 'already_member') return done('already_member', at);
  const full = failure.code === 'destination_full' && kind === 'channel';
  return failedCall(failure, at, full ? 'channel_accepts_no_additions' : failure.code);
}

/** Telegram answered in a way that tells nothing: whoever needs to know has to look. */
export const doubtful = (at: Date): Sent => ({
  state: 'unknown',
  outcome: { outcome: 'unknown', code: 'outcome_unknown' },
  at,
});

export const done = (outcome: 'joined' | 'already_member', at: Date): Sent => ({
  state: 'done',
  outcome: { outcome, executedAt: at.toISOString() },
  at,
});
