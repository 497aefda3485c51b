import { changeSettings } from '../../chat-settings/change-settings.ts';
import { deniedIn } from '../../chat-settings/rights-in.ts';
import { chatOfPeer } from '../../peers/chat-of-peer.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';

/**
 * What plain members may not do. https://core.telegram.org/method/messages.editChatDefaultBannedRights
 */
export const editChatDefaultBannedRights: UserMethod<'messages.editChatDefaultBannedRights'> = (
  call,
  context,
) => {
  const chat = chatOfPeer(call.peer, context);
  const denied = deniedIn(call.banned_rights);
  if (chat.kind === 'channel' || denied.includes('view_messages'))
    throw new RpcError('BANNED_RIGHTS_INVALID');
  if (call.banned_rights.until_date !== 0) throw new RpcError('UNTIL_DATE_INVALID');
  return changeSettings(chat, { denied }, 'ban_users', context);
};
