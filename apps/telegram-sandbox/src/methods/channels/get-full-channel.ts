import { channelOf } from '../../peers/input-chat.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { chatView, rightsOf } from '../../views/chat.ts';

/** In a broadcast channel only admins see who is subscribed. https://core.telegram.org/constructor/channelFull */
export const getFullChannel: UserMethod<'channels.getFullChannel'> = (call, context) => {
  const chat = channelOf(call.channel, context);
  return {
    _: 'messages.chatFull',
    full_chat: {
      _: 'channelFull',
      id: BigInt(chat.id),
      about: '',
      can_view_participants: chat.kind === 'supergroup' || rightsOf(chat, context.viewer.id) !== undefined,
      participants_count: chat.members.size,
      admins_count: chat.admins.size + 1,
      read_inbox_max_id: chat.messages.newestId,
      read_outbox_max_id: chat.messages.newestId,
      unread_count: 0,
      chat_photo: { _: 'photoEmpty', id: 0n },
      notify_settings: { _: 'peerNotifySettings' },
      bot_info: [],
      pts: chat.messages.newestId,
    },
    chats: [chatView(chat, context)],
    users: [],
  };
};
