import { hashIn } from '../../invite-links/link-view.ts';
import { checkRoom, isFull } from '../../joining/join.ts';
import { checkMaySettle, refusalOf, settleRequest } from '../../joining/settle-request.ts';
import { chatOfPeer } from '../../peers/chat-of-peer.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { updatesAnswer } from '../../updates/answer.ts';
import { PeersMet } from '../../views/peers-met.ts';

/**
 * Lets everybody in who waits, or turns them away; those who came by one link, or all. Who cannot come goes on
 * waiting, and so does whoever finds no room any more: an assumption.
 * https://core.telegram.org/method/messages.hideAllChatJoinRequests
 */
export const hideAllChatJoinRequests: UserMethod<'messages.hideAllChatJoinRequests'> = (call, context) => {
  const chat = chatOfPeer(call.peer, context);
  checkMaySettle(chat, context);
  const hash = call.link === undefined ? null : hashIn(call.link);
  const waiting = [...chat.requests].filter(([, { linkHash }]) => hash === null || linkHash === hash);
  const approved = call.approved === true;
  if (approved) checkRoom(chat);
  const told = waiting.flatMap(([userId, request]) => {
    const stays = approved && (isFull(chat) || refusalOf(chat, userId, context) !== null);
    return stays ? [] : settleRequest(chat, userId, request, approved, context);
  });
  return updatesAnswer(told, context, [], new PeersMet().chat(chat));
};
