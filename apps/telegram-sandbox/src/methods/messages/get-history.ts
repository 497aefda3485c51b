import { peerOf } from '../../peers/input-peer.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { chatView } from '../../views/chat.ts';
import { boxMessageView, chatMessageView } from '../../views/message.ts';
import { userViews } from '../../views/user.ts';
import { inOrder, pageOfHistory } from '../../world/page-of-history.ts';

/** Newest first. https://core.telegram.org/method/messages.getHistory */
export const getHistory: UserMethod<'messages.getHistory'> = (call, context) => {
  const { sandbox, viewer } = context;
  const peer = peerOf(call.peer, context);
  if (peer.kind === 'person') {
    const all = sandbox.world.mailboxes.between(viewer.id, peer.person.id);
    const page = pageOfHistory(inOrder(all), call);
    return {
      _: 'messages.messagesSlice',
      count: all.length,
      messages: page.map(message => boxMessageView(message, viewer.id)),
      chats: [],
      users: userViews([viewer.id, peer.person.id], context),
    };
  }
  const { chat } = peer;
  const page = pageOfHistory(chat.messages.ordered, call);
  const answer = {
    count: chat.messages.size,
    messages: page.map(message => chatMessageView(chat, message, viewer.id)),
    chats: [chatView(chat, context)],
    users:
      chat.kind === 'channel'
        ? []
        : userViews(
            page.map(message => message.fromId),
            context,
          ),
  };
  if (chat.kind === 'group') return { _: 'messages.messagesSlice', ...answer };
  return { _: 'messages.channelMessages', pts: chat.messages.newestId, topics: [], ...answer };
};
