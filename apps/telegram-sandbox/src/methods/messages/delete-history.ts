import { deleteMessages } from '../../messages/delete-messages.ts';
import { messagesSeen } from '../../messages/seen-messages.ts';
import { conversationOf } from '../../peers/input-peer.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';
import { isCountedInBoxes } from '../../world/log-effect.ts';

/** Of private chats and small groups. https://core.telegram.org/method/messages.deleteHistory */
export const deleteHistory: UserMethod<'messages.deleteHistory'> = (call, context) => {
  const { sandbox, viewer } = context;
  const conversation = conversationOf(call.peer, context);
  if (!isCountedInBoxes(conversation)) throw new RpcError('PEER_ID_INVALID');
  const box = sandbox.world.boxes.of(viewer.id);
  const before = box.log.pts;
  const seen = messagesSeen(conversation, viewer.id, sandbox);
  const all = Array.from({ length: seen.size }, (_, place) => seen.at(place).id);
  const ids = all.filter(id => call.max_id === 0 || id <= call.max_id);
  const messageIds = ids.flatMap(id => box.get(id)?.messageId ?? []);
  const forAll = call.revoke === true && conversation.kind === 'private';
  if (messageIds.length > 0) deleteMessages(messageIds, conversation, { forAll }, context);
  return { _: 'messages.affectedHistory', pts: box.log.pts, pts_count: box.log.pts - before, offset: 0 };
};
