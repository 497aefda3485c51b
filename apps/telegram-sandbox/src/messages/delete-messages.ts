import type { UserCallContext } from '../rpc/call.ts';
import { RpcError } from '../rpc/rpc-error.ts';
import { mayAsAdmin } from '../world/chat.ts';
import { type Conversation, targetOf } from '../world/conversation.ts';

/**
 * Deletes messages of one conversation, for their owner alone or for all. In a private chat everybody may delete
 * everything for both (https://telegram.org/blog/unsend-privacy-emoji), elsewhere what they wrote, or as an admin.
 */
export function deleteMessages(
  messageIds: readonly number[],
  conversation: Conversation,
  { forAll }: { readonly forAll: boolean },
  { sandbox, viewer, session }: UserCallContext,
): void {
  const { world, clock } = sandbox;
  const foreign = messageIds.some(id => conversation.messages.get(id)?.fromId !== viewer.id);
  const free = conversation.kind === 'private' || !forAll;
  if (!free && foreign && !mayAsAdmin(conversation, viewer.id, 'delete_messages'))
    throw new RpcError('MESSAGE_DELETE_FORBIDDEN', 403);
  const change = {
    in: targetOf(conversation, viewer.id),
    by: viewer.id,
    messageIds: [...messageIds],
    forAll,
  };
  world.commit({ type: 'messages-deleted', ...change, at: clock.now() }, session);
}
