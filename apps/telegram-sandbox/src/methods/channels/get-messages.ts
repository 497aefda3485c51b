import { channelOf } from '../../peers/input-chat.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';
import type { Tl } from '../../tl/api.ts';
import { chatPeer, messageView } from '../../views/message.ts';
import { PeersMet } from '../../views/peers-met.ts';
import type { Chat } from '../../world/chat.ts';
import type { Message } from '../../world/message.ts';

/** In the order asked for. https://core.telegram.org/method/channels.getMessages */
export const getMessages: UserMethod<'channels.getMessages'> = (call, context) => {
  const { sandbox, viewer } = context;
  if (call.id.length === 0) throw new RpcError('MESSAGE_IDS_EMPTY');
  const chat = channelOf(call.channel, context);
  const met = new PeersMet().chat(chat);
  const messages = call.id.map((input): Tl<'Message'> => {
    const message = messageAt(input, chat);
    if (!message) return { _: 'messageEmpty', id: 'id' in input ? input.id : 0, peer_id: chatPeer(chat) };
    met.message(message, chat);
    return messageView(message, chat, viewer.id, sandbox.world);
  });
  const { pts } = sandbox.world.channelLogs.of(chat);
  const answer = { messages, count: messages.length, topics: [], ...met.views(context) };
  return { _: 'messages.channelMessages', pts, ...answer };
};

function messageAt(input: Tl<'InputMessage'>, { messages }: Chat): Message | null {
  if (input._ === 'inputMessageID') return messages.get(input.id);
  if (input._ !== 'inputMessageReplyTo') return null;
  const answered = messages.get(input.id)?.replyTo;
  return answered ? messages.get(answered.id) : null;
}
