import { messagesView } from '../../messages/messages-view.ts';
import { searchMessages } from '../../messages/search.ts';
import { messagesSeen } from '../../messages/seen-messages.ts';
import { conversationOf, peerOf } from '../../peers/input-peer.ts';
import type { UserCallContext } from '../../rpc/call.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';
import type { Tl } from '../../tl/api.ts';
import { inOrder, pageOfHistory } from '../../world/page-of-history.ts';

/** In one conversation, newest first. https://core.telegram.org/method/messages.search */
export const search: UserMethod<'messages.search'> = (call, context) => {
  const { q, filter, from_id, top_msg_id: topId } = call;
  const query = q.trim();
  const asksForNothing = query === '' && from_id === undefined && topId === undefined;
  if (asksForNothing && filter._ === 'inputMessagesFilterEmpty') throw new RpcError('SEARCH_QUERY_EMPTY');
  const conversation = conversationOf(call.peer, context);
  const { found, inexact } = searchMessages(messagesSeen(conversation, context.viewer.id, context.sandbox), {
    query,
    filter,
    ...(from_id && { fromId: senderOf(from_id, context) }),
    ...(topId !== undefined && { topId }),
    minDate: call.min_date,
    maxDate: call.max_date,
  });
  const answer = messagesView(
    pageOfHistory(inOrder(found), { ...call, offset_date: 0 }),
    conversation,
    found.length,
    context,
  );
  return inexact && answer._ !== 'messages.messages' ? { ...answer, inexact } : answer;
};

function senderOf(input: Tl<'InputPeer'>, context: UserCallContext): number {
  const sender = peerOf(input, context);
  return sender.kind === 'chat' ? sender.chat.id : sender.person.id;
}
