import { isFree } from '../../chat-settings/public-name.ts';
import { channelOf } from '../../peers/input-chat.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';

/** The creator makes a chat public, or with an empty name private. https://core.telegram.org/method/channels.updateUsername */
export const updateUsername: UserMethod<'channels.updateUsername'> = (call, context) => {
  const { sandbox, viewer, session } = context;
  const chat = channelOf(call.channel, context);
  if (chat.creatorId !== viewer.id) throw new RpcError('CHAT_ADMIN_REQUIRED');
  const username = call.username === '' ? null : call.username;
  if (username === chat.username) throw new RpcError('USERNAME_NOT_MODIFIED');
  const sameName = username?.toLowerCase() === chat.username?.toLowerCase();
  if (username !== null && !sameName && !isFree(username, sandbox.world))
    throw new RpcError('USERNAME_OCCUPIED');
  sandbox.world.commit({ type: 'chat-changed', chatId: chat.id, username }, session);
  return true;
};
