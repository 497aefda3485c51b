import type { UserCallContext } from '../rpc/call.ts';
import type { Tl } from '../tl/api.ts';
import { messageView } from '../views/message.ts';
import { PeersMet } from '../views/peers-met.ts';
import { type Conversation, isCountedInBoxes } from '../world/conversation.ts';
import type { Message } from '../world/message.ts';

/**
 * Some messages of one conversation. `count` is how many there are of the kind asked for; those that are fewer than
 * there are make a slice. https://core.telegram.org/type/messages.Messages
 */
export function messagesView(
  page: readonly Message[],
  conversation: Conversation,
  count: number,
  context: UserCallContext,
): Tl<'messages.Messages'> {
  const { viewer, sandbox } = context;
  const met = new PeersMet().conversation(conversation);
  for (const message of page) met.message(message, conversation);
  const answer = {
    messages: page.map(message => messageView(message, conversation, viewer.id, sandbox.world)),
    ...met.views(context),
  };
  if (!isCountedInBoxes(conversation)) {
    const { pts } = sandbox.world.channelLogs.of(conversation);
    return { _: 'messages.channelMessages', pts, count, topics: [], ...answer };
  }
  if (page.length < count) return { _: 'messages.messagesSlice', count, ...answer };
  return { _: 'messages.messages', ...answer };
}
