import { changeSettings } from '../../chat-settings/change-settings.ts';
import { channelOf } from '../../peers/input-chat.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';

/** Whether who comments has to join first. https://core.telegram.org/method/channels.toggleJoinToSend */
export const toggleJoinToSend: UserMethod<'channels.toggleJoinToSend'> = (call, context) => {
  const chat = channelOf(call.channel, context);
  if (chat.kind !== 'supergroup' || chat.settings.linkedChatId === null)
    throw new RpcError('CHAT_DISCUSSION_UNALLOWED');
  return changeSettings(chat, { joinToSend: call.enabled }, 'ban_users', context);
};
