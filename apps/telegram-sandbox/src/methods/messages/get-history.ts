import { historyHash } from '../../messages/history-hash.ts';
import { messagesView } from '../../messages/messages-view.ts';
import { messagesSeen } from '../../messages/seen-messages.ts';
import { conversationOf } from '../../peers/input-peer.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { pageOfHistory } from '../../world/page-of-history.ts';

/** "When 0 is provided the limit will often default to an intermediate value like ~20": https://core.telegram.org/api/offsets */
const USUAL_PAGE = 20;

/** Newest first. https://core.telegram.org/method/messages.getHistory */
export const getHistory: UserMethod<'messages.getHistory'> = (call, context) => {
  const conversation = conversationOf(call.peer, context);
  const seen = messagesSeen(conversation, context.viewer.id, context.sandbox);
  const page = pageOfHistory(seen, { ...call, limit: call.limit || USUAL_PAGE });
  if (call.hash !== 0n && call.hash === historyHash(page))
    return { _: 'messages.messagesNotModified', count: seen.size };
  return messagesView(page, conversation, seen.size, context);
};
