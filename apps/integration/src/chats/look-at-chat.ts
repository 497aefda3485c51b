import { Api } from 'telegram';
import type { Account } from '../accounts/repository.ts';
import type { AccountCalls } from '../connections/account-calls.ts';
import { groupId, inputChannel } from '../peers/address.ts';
import { ownKey } from '../peers/channel-key.ts';
import { movedTo } from '../peers/read-migrations.ts';
import type { Remember } from '../peers/remember.ts';
import type { ChatAddress, MetChat } from '../peers/repository.ts';
import type { CallResult } from '../telegram/call.ts';

/**
 * A chat as Telegram describes it to an account now; for a basic group that has moved, the supergroup it became. Null
 * when it is shut to the account.
 */
export type LookAtChat = (account: Account, at: ChatAddress) => Promise<CallResult<MetChat | null>>;

export function createLookAtChat(parts: { calls: AccountCalls; remember: Remember }): LookAtChat {
  const { calls, remember } = parts;
  const lookAtChat: LookAtChat = async (account, at) => {
    const request =
      at.kind === 'group'
        ? new Api.messages.GetChats({ id: [groupId(at)] })
        : new Api.channels.GetChannels({ id: [inputChannel(at)] });
    const answer = await calls.call(account, request);
    if (answer.status === 'failed') return answer;
    const { chats } = answer.value;
    const heard = await remember(account, { users: [], chats });
    const moved = movedTo(at, chats);
    if (moved) return lookAtChat(account, moved);
    return { status: 'ok', value: heard.find(chat => ownKey(chat) === ownKey(at)) ?? null };
  };
  return lookAtChat;
}
