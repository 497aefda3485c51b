import { linkBehind } from '../../invite-links/link-behind.ts';
import { join } from '../../joining/join.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';
import { updatesAnswer } from '../../updates/answer.ts';
import { PeersMet } from '../../views/peers-met.ts';

/**
 * Comes into a chat by a link, or asks to be let in: then INVITE_REQUEST_SENT.
 * https://core.telegram.org/method/messages.importChatInvite
 */
export const importChatInvite: UserMethod<'messages.importChatInvite'> = (call, context) => {
  const { link, chat } = linkBehind(call.hash, context);
  if (chat.members.has(context.viewer.id)) throw new RpcError('USER_ALREADY_PARTICIPANT');
  const told = join(chat, { linkHash: link.hash, byRequest: link.requestNeeded }, context);
  return updatesAnswer(told, context, [], new PeersMet().chat(chat));
};
