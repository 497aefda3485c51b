import { readHistory as read } from '../../messages/read-history.ts';
import { conversationOf } from '../../peers/input-peer.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';
import { isCountedInBoxes } from '../../world/conversation.ts';

/** Of private chats and small groups. https://core.telegram.org/method/messages.readHistory */
export const readHistory: UserMethod<'messages.readHistory'> = (call, context) => {
  const conversation = conversationOf(call.peer, context);
  if (!isCountedInBoxes(conversation)) throw new RpcError('PEER_ID_INVALID');
  const { log } = context.sandbox.world.boxes.of(context.viewer.id);
  const before = log.pts;
  read(conversation, call.max_id, context);
  return { _: 'messages.affectedMessages', pts: log.pts, pts_count: log.pts - before };
};
