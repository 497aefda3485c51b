import { checkMayDelete, deleteMessages as remove } from '../../messages/delete-messages.ts';
import type { UserMethod } from '../../rpc/method.ts';

/**
 * Of the account's own box; what is not there is passed over. All are deleted or none.
 * https://core.telegram.org/method/messages.deleteMessages
 */
export const deleteMessages: UserMethod<'messages.deleteMessages'> = (call, context) => {
  const { sandbox, viewer } = context;
  const box = sandbox.world.boxes.of(viewer.id);
  const before = box.log.pts;
  const entries = [...new Set(call.id)].flatMap(id => box.get(id) ?? []);
  const groups = Array.from(
    Map.groupBy(entries, entry => entry.conversation),
    ([conversation, group]) => ({ conversation, messageIds: group.map(({ messageId }) => messageId) }),
  );
  const extent = { forAll: call.revoke ?? false };
  for (const { messageIds, conversation } of groups)
    checkMayDelete(messageIds, conversation, extent, context);
  for (const { messageIds, conversation } of groups) remove(messageIds, conversation, extent, context);
  return { _: 'messages.affectedMessages', pts: box.log.pts, pts_count: box.log.pts - before };
};
