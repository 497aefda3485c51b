import { deleteMessages } from '../../messages/delete-messages.ts';
import { conversationOf } from '../../peers/input-peer.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';
import { isCountedInBoxes } from '../../world/conversation.ts';

/**
 * Empties a private chat or small group for the account; a private chat with `revoke` for both, also of what the
 * account alone had deleted before. https://core.telegram.org/method/messages.deleteHistory
 */
export const deleteHistory: UserMethod<'messages.deleteHistory'> = (call, context) => {
  const conversation = conversationOf(call.peer, context);
  if (!isCountedInBoxes(conversation)) throw new RpcError('PEER_ID_INVALID');
  const { world } = context.sandbox;
  const box = world.boxes.of(context.viewer.id);
  const before = box.log.pts;
  const { newestId } = conversation.messages;
  const upTo = call.max_id === 0 ? newestId : box.messageIdUpTo(conversation, call.max_id);
  const forAll = call.revoke === true && conversation.kind === 'private';
  const owners = forAll ? conversation.userIds : [context.viewer.id];
  const there = owners.flatMap(userId => world.boxes.of(userId).messageIdsOf(conversation));
  const messageIds = [...new Set(there)].filter(id => id <= upTo).sort((one, other) => one - other);
  if (messageIds.length > 0) deleteMessages(messageIds, conversation, { forAll }, context);
  return { _: 'messages.affectedHistory', pts: box.log.pts, pts_count: box.log.pts - before, offset: 0 };
};
