import { search as find } from '../../contacts/search.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';
import { chatPeer, userPeer } from '../../views/message.ts';
import { PeersMet } from '../../views/peers-met.ts';

/** "Server-side limit", says MIN_SEARCH_PUBLIC_DIALOG_PREFIX_LEN in TDLib's DialogManager.h. */
const MIN_LENGTH = 4;
const MAX_FOUND = 50;

/** https://core.telegram.org/method/contacts.search */
export const search: UserMethod<'contacts.search'> = (call, context) => {
  const query = call.q.trim();
  if (query === '') throw new RpcError('SEARCH_QUERY_EMPTY');
  if ([...query.replace(/^@/, '')].length < MIN_LENGTH) throw new RpcError('QUERY_TOO_SHORT');
  const found = find(query, context, Math.min(Math.max(1, call.limit), MAX_FOUND));
  const met = new PeersMet().users([...found.ownUsers, ...found.users]);
  for (const chat of [...found.ownChats, ...found.chats]) met.chat(chat);
  return {
    _: 'contacts.found',
    my_results: [...found.ownUsers.map(userPeer), ...found.ownChats.map(chatPeer)],
    results: [...found.users.map(userPeer), ...found.chats.map(chatPeer)],
    ...met.views(context),
  };
};
