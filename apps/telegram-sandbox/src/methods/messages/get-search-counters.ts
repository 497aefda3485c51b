import { searchMessages } from '../../messages/search.ts';
import { messagesSeen } from '../../messages/seen-messages.ts';
import { conversationOf } from '../../peers/input-peer.ts';
import type { UserMethod } from '../../rpc/method.ts';

/** https://core.telegram.org/method/messages.getSearchCounters */
export const getSearchCounters: UserMethod<'messages.getSearchCounters'> = (call, context) => {
  const conversation = conversationOf(call.peer, context);
  const seen = messagesSeen(conversation, context.viewer.id, context.sandbox);
  const thread = call.top_msg_id === undefined ? {} : { topId: call.top_msg_id };
  return call.filters.map(filter => {
    const wanted = { query: '', filter, minDate: 0, maxDate: 0, ...thread };
    const { found, inexact } = searchMessages(seen, wanted);
    return { _: 'messages.searchCounter' as const, filter, count: found.length, inexact };
  });
};
