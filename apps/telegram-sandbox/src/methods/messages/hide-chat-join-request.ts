import { checkMaySettle, settleRequest } from '../../joining/settle-request.ts';
import { chatOfPeer } from '../../peers/chat-of-peer.ts';
import { userOf } from '../../peers/input-user.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';
import { updatesAnswer } from '../../updates/answer.ts';
import { PeersMet } from '../../views/peers-met.ts';

/**
 * Lets one person in who waits, or turns them away. HIDE_REQUESTER_MISSING if they wait no longer.
 * https://core.telegram.org/method/messages.hideChatJoinRequest
 */
export const hideChatJoinRequest: UserMethod<'messages.hideChatJoinRequest'> = (call, context) => {
  const chat = chatOfPeer(call.peer, context);
  checkMaySettle(chat, context);
  const { id: userId } = userOf(call.user_id, context);
  if (chat.members.has(userId)) throw new RpcError('USER_ALREADY_PARTICIPANT');
  const request = chat.requests.get(userId);
  if (!request) throw new RpcError('HIDE_REQUESTER_MISSING');
  const told = settleRequest(chat, userId, request, call.approved === true, context);
  return updatesAnswer(told, context, [], new PeersMet().chat(chat));
};
