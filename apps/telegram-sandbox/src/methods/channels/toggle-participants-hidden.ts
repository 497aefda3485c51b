import { changeSettings } from '../../chat-settings/change-settings.ts';
import { channelOf } from '../../peers/input-chat.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';

/** `hidden_members_group_size_min`: https://core.telegram.org/api/config#client-configuration */
const MIN_MEMBERS = 100;

/** https://core.telegram.org/method/channels.toggleParticipantsHidden */
export const toggleParticipantsHidden: UserMethod<'channels.toggleParticipantsHidden'> = (call, context) => {
  const chat = channelOf(call.channel, context);
  if (chat.kind !== 'supergroup') throw new RpcError('CHAT_ID_INVALID');
  if (call.enabled && chat.members.size < MIN_MEMBERS) throw new RpcError('PARTICIPANTS_TOO_FEW');
  return changeSettings(chat, { membersHidden: call.enabled }, 'ban_users', context);
};
