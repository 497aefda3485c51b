import { deleteMessages as remove } from '../../messages/delete-messages.ts';
import type { UserMethod } from '../../rpc/method.ts';

/** Of the account's own box; what is not there is passed over. https://core.telegram.org/method/messages.deleteMessages */
export const deleteMessages: UserMethod<'messages.deleteMessages'> = (call, context) => {
  const { sandbox, viewer } = context;
  const box = sandbox.world.boxes.of(viewer.id);
  const before = box.log.pts;
  const entries = [...new Set(call.id)].flatMap(id => box.get(id) ?? []);
  for (const [conversation, group] of Map.groupBy(entries, entry => entry.conversation)) {
    const messageIds = group.map(({ messageId }) => messageId);
    remove(messageIds, conversation, { forAll: call.revoke ?? false }, context);
  }
  return { _: 'messages.affectedMessages', pts: box.log.pts, pts_count: box.log.pts - before };
};
