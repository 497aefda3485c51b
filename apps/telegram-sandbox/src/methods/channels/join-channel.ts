import { join } from '../../joining/join.ts';
import { channelOf } from '../../peers/input-chat.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { updatesAnswer } from '../../updates/answer.ts';
import { PeersMet } from '../../views/peers-met.ts';

/**
 * Into a public chat, or the discussion group of a channel. Who is in already stays in, without an error: an
 * assumption. https://core.telegram.org/method/channels.joinChannel
 */
export const joinChannel: UserMethod<'channels.joinChannel'> = (call, context) => {
  const chat = channelOf(call.channel, context);
  const { joinByRequest } = chat.settings;
  const isIn = chat.members.has(context.viewer.id);
  const told = isIn ? [] : join(chat, { linkHash: null, byRequest: joinByRequest }, context);
  return updatesAnswer(told, context, [], new PeersMet().chat(chat));
};
