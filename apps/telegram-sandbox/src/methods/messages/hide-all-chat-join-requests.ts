import { hashIn } from '../../invite-links/link-view.ts';
import { checkMaySettle, settleRequest } from '../../joining/settle-request.ts';
import { chatOfPeer } from '../../peers/chat-of-peer.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { updatesAnswer } from '../../updates/answer.ts';
import { PeersMet } from '../../views/peers-met.ts';

/**
 * Lets everybody in who waits, or turns them away; those who came by one link, or all.
 * https://core.telegram.org/method/messages.hideAllChatJoinRequests
 */
export const hideAllChatJoinRequests: UserMethod<'messages.hideAllChatJoinRequests'> = (call, context) => {
  const chat = chatOfPeer(call.peer, context);
  checkMaySettle(chat, context);
  const hash = call.link === undefined ? null : hashIn(call.link);
  const waiting = [...chat.requests].filter(([, { linkHash }]) => hash === null || linkHash === hash);
  const told = waiting.flatMap(([userId, request]) =>
    settleRequest(chat, userId, request, call.approved === true, context),
  );
  return updatesAnswer(told, context, [], new PeersMet().chat(chat));
};
