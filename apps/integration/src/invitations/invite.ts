import { Api } from 'telegram';
import type { AccountCalls, ActingAccount } from '../connections/account-calls.ts';
import { groupId, inputChannel, inputUser } from '../peers/address.ts';
import type { ChatPeer, PersonPeer } from '../peers/repository.ts';
import type { CallResult } from '../telegram/call.ts';

/** Old messages a person added to a basic group is shown. */
const FORWARDED_MESSAGES = 0;

/**
 * Asks Telegram to add one person. One a call, so that each permit has an answer of its own.
 * @param untilMs of the monotonic clock: nothing leaves later
 */
export function invite(
  calls: AccountCalls,
  account: ActingAccount,
  chat: ChatPeer,
  person: PersonPeer,
  untilMs: number,
): Promise<CallResult<Api.messages.TypeInvitedUsers>> {
  const userId = inputUser(person);
  const request =
    chat.kind === 'group'
      ? new Api.messages.AddChatUser({ chatId: groupId(chat), userId, fwdLimit: FORWARDED_MESSAGES })
      : new Api.channels.InviteToChannel({ channel: inputChannel(chat), users: [userId] });
  return calls.call(account, request, untilMs);
}
