import type { Api } from 'telegram';
import { isMember, participantRequest } from '../chats/participant.ts';
import type { AccountCalls, ActingAccount } from '../connections/account-calls.ts';
import type { ChatPeer, PersonPeer } from '../peers/repository.ts';
import type { Sent } from '../permits/execute-once.ts';
import { done, doubtful } from './outcome.ts';

/** Telegram's dates are whole seconds, cut off. */
const DATE_STEP_SECONDS = 1;

type Invitation = {
  calls: Pick<AccountCalls, 'call'>;
  account: ActingAccount;
  chat: ChatPeer;
  person: PersonPeer;
  untilMs: number;
};

/**
 * What came of an addition to a broadcast channel, whose answer does not tell: asks since when the person has been
 * there. Both dates are Telegram's, so no clock of ours takes part.
 * @param callSeconds how long the invitation took: whoever came longer before its answer was there already
 * @param at when the invitation was answered
 */
export async function afterSilence(
  { calls, account, chat, person, untilMs }: Invitation,
  { updates }: Api.messages.TypeInvitedUsers,
  callSeconds: number,
  at: Date,
): Promise<Sent> {
  const answer = await calls.call(account, participantRequest(chat, person), untilMs);
  if (answer.status === 'failed' || !('date' in updates)) return doubtful(at);
  const { participant } = answer.value;
  if (!isMember(participant)) return doubtful(at);
  const joinedSecondsBefore =
    'date' in participant ? updates.date - participant.date : Number.POSITIVE_INFINITY;
  return done(joinedSecondsBefore <= callSeconds + DATE_STEP_SECONDS ? 'joined' : 'already_member', at);
}
