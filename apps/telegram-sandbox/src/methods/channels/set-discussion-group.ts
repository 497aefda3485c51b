import { channelOf } from '../../peers/input-chat.ts';
import type { UserCallContext } from '../../rpc/call.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';
import type { Tl } from '../../tl/api.ts';
import { type Chat, type ChatKind, mayAsAdmin } from '../../world/chat.ts';

/**
 * Links a channel with its discussion group, or unlinks one if the other is empty.
 * https://core.telegram.org/method/channels.setDiscussionGroup
 */
export const setDiscussionGroup: UserMethod<'channels.setDiscussionGroup'> = (call, context) => {
  const { sandbox, viewer, session } = context;
  const channel = chatIn(call.broadcast, 'channel', 'BROADCAST_ID_INVALID', context);
  const group = chatIn(call.group, 'supergroup', 'MEGAGROUP_ID_INVALID', context);
  for (const chat of [channel, group]) {
    if (chat && !mayAsAdmin(chat, viewer.id, chat.kind === 'channel' ? 'change_info' : 'pin_messages'))
      throw new RpcError('CHAT_ADMIN_REQUIRED');
  }
  const linked = (channel ?? group)?.settings.linkedChatId ?? null;
  if (linked === (channel ? (group?.id ?? null) : null)) throw new RpcError('LINK_NOT_MODIFIED');
  const change = { channelId: channel?.id ?? null, groupId: group?.id ?? null };
  sandbox.world.commit({ type: 'discussion-set', ...change }, session);
  return true;
};

function chatIn(
  input: Tl<'InputChannel'>,
  kind: ChatKind,
  error: string,
  context: UserCallContext,
): Chat | null {
  if (input._ === 'inputChannelEmpty') return null;
  const chat = channelOf(input, context);
  if (chat.kind !== kind) throw new RpcError(error);
  return chat;
}
