import { threadOf } from '../../discussions/thread.ts';
import { readState } from '../../messages/seen-messages.ts';
import { peerOf } from '../../peers/input-peer.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';
import { messageView } from '../../views/message.ts';
import { PeersMet } from '../../views/peers-met.ts';

/**
 * The message under which a post's comments stand: its copy in the discussion group. For a group's own message it is
 * that message. https://core.telegram.org/method/messages.getDiscussionMessage
 */
export const getDiscussionMessage: UserMethod<'messages.getDiscussionMessage'> = (call, context) => {
  const { sandbox, viewer } = context;
  const peer = peerOf(call.peer, context);
  if (peer.kind === 'person' || peer.chat.kind === 'group') throw new RpcError('PEER_ID_INVALID');
  const { group, top } = threadOf(peer.chat, call.msg_id, sandbox.world.chats);
  const thread = group.messages.thread(top.id);
  const { inboxMaxId, outboxMaxId } = readState(group, viewer.id, sandbox);
  const newest = thread.size === 0 ? undefined : thread.at(thread.size - 1).id;
  return {
    _: 'messages.discussionMessage',
    messages: [messageView(top, group, viewer.id, sandbox.world)],
    max_id: newest,
    read_inbox_max_id: inboxMaxId,
    read_outbox_max_id: outboxMaxId,
    unread_count: 0,
    ...new PeersMet().chat(peer.chat).message(top, group).views(context),
  };
};
