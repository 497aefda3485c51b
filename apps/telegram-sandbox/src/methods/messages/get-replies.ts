import { threadOf } from '../../discussions/thread.ts';
import { messagesView } from '../../messages/messages-view.ts';
import { peerOf } from '../../peers/input-peer.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';
import { pageOfHistory } from '../../world/page-of-history.ts';

/**
 * What answers a message, newest first; for a channel's post, the comments on it, which are messages of the
 * discussion group and numbered there. https://core.telegram.org/method/messages.getReplies
 */
export const getReplies: UserMethod<'messages.getReplies'> = (call, context) => {
  const peer = peerOf(call.peer, context);
  if (peer.kind === 'person' || peer.chat.kind === 'group') throw new RpcError('PEER_ID_INVALID');
  const { group, top } = threadOf(peer.chat, call.msg_id, context.sandbox.world.chats);
  const thread = group.messages.thread(top.id);
  return messagesView(pageOfHistory(thread, call), group, thread.size, context);
};
