import { changeSettings } from '../../chat-settings/change-settings.ts';
import { channelOf } from '../../peers/input-chat.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';

/** Whether who comes to a public group has to be let in. https://core.telegram.org/method/channels.toggleJoinRequest */
export const toggleJoinRequest: UserMethod<'channels.toggleJoinRequest'> = (call, context) => {
  const chat = channelOf(call.channel, context);
  if (chat.kind !== 'supergroup') throw new RpcError('CHANNEL_INVALID');
  if (call.enabled && chat.username === null) throw new RpcError('CHAT_PUBLIC_REQUIRED');
  return changeSettings(chat, { joinByRequest: call.enabled }, 'change_info', context);
};
