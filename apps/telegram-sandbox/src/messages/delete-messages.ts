import type { UserCallContext } from '../rpc/call.ts';
import { RpcError } from '../rpc/rpc-error.ts';
import { mayAsAdmin } from '../world/chat.ts';
import { type Conversation, targetOf } from '../world/conversation.ts';
import { isOutgoing } from '../world/message.ts';

type Extent = { readonly forAll: boolean };

/**
 * Refuses to delete what somebody may not. In a private chat everybody may delete everything for both
 * (https://telegram.org/blog/unsend-privacy-emoji), elsewhere what they wrote, in a channel as long as they may post
 * there (can_delete_channel_message in TDLib's MessagesManager.cpp), or as an admin.
 */
export function checkMayDelete(
  messageIds: readonly number[],
  conversation: Conversation,
  { forAll }: Extent,
  { viewer }: UserCallContext,
): void {
  if (conversation.kind === 'private' || !forAll) return;
  if (mayAsAdmin(conversation, viewer.id, 'delete_messages')) return;
  const mayOwn = conversation.kind !== 'channel' || mayAsAdmin(conversation, viewer.id, 'post_messages');
  const isOwn = (id: number) => {
    const message = conversation.messages.get(id);
    return message !== null && isOutgoing(message, viewer.id);
  };
  if (!mayOwn || !messageIds.every(isOwn)) throw new RpcError('MESSAGE_DELETE_FORBIDDEN', 403);
}

/** Deletes messages of one conversation, for their owner alone or for all. */
export function deleteMessages(
  messageIds: readonly number[],
  conversation: Conversation,
  { forAll }: Extent,
  context: UserCallContext,
): void {
  const { sandbox, viewer, session } = context;
  const { world, clock } = sandbox;
  checkMayDelete(messageIds, conversation, { forAll }, context);
  const change = {
    in: targetOf(conversation, viewer.id),
    by: viewer.id,
    messageIds: [...messageIds],
    forAll,
  };
  world.commit({ type: 'messages-deleted', ...change, at: clock.now() }, session);
}
