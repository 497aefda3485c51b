import { dialogsOf } from '../../messages/dialogs.ts';
import { searchEverywhere } from '../../messages/search-everywhere.ts';
import { messagesSeen } from '../../messages/seen-messages.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';
import { messageView } from '../../views/message.ts';
import { PeersMet } from '../../views/peers-met.ts';
import type { Conversation } from '../../world/conversation.ts';

const MAX_PAGE = 100;

/**
 * In all conversations of the account, newest first. `next_rate` is the date of the last one, from which the next
 * page goes on: what was written in the same second as it is left out. https://core.telegram.org/method/messages.searchGlobal
 */
export const searchGlobal: UserMethod<'messages.searchGlobal'> = (call, context) => {
  const { sandbox, viewer } = context;
  const query = call.q.trim();
  if (query === '') throw new RpcError('SEARCH_QUERY_EMPTY');
  const isWanted = ({ kind }: Conversation) =>
    (call.broadcasts_only !== true || kind === 'channel') &&
    (call.groups_only !== true || kind === 'group' || kind === 'supergroup') &&
    (call.users_only !== true || kind === 'private');
  const wanted = { query, filter: call.filter, minDate: call.min_date, maxDate: call.max_date };
  const conversations = dialogsOf(viewer.id, sandbox).flatMap(({ conversation }) =>
    isWanted(conversation) ? { conversation, messages: messagesSeen(conversation, viewer.id, sandbox) } : [],
  );
  const { found, inexact } = searchEverywhere(conversations, wanted);
  const isOlder = (at: number) => call.offset_rate === 0 || Math.floor(at / 1000) < call.offset_rate;
  const older = found.filter(({ message }) => isOlder(message.at));
  const page = older.slice(0, Math.min(Math.max(0, call.limit), MAX_PAGE));
  const met = new PeersMet();
  for (const { message, conversation } of page) met.message(message, conversation);
  const messages = page.map(({ message, conversation }) =>
    messageView(message, conversation, viewer.id, sandbox.world),
  );
  const answer = { messages, ...met.views(context) };
  const last = page.at(-1)?.message;
  if (!last || page.length === older.length) return { _: 'messages.messages', ...answer };
  const next_rate = Math.floor(last.at / 1000);
  return { _: 'messages.messagesSlice', inexact, count: found.length, next_rate, ...answer };
};
