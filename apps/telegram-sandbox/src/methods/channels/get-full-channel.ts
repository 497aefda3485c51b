import { readState } from '../../messages/seen-messages.ts';
import { channelOf } from '../../peers/input-chat.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { chatView, rightsOf } from '../../views/chat.ts';

/** In a broadcast channel only admins see who is subscribed. https://core.telegram.org/constructor/channelFull */
export const getFullChannel: UserMethod<'channels.getFullChannel'> = (call, context) => {
  const chat = channelOf(call.channel, context);
  const { sandbox, viewer } = context;
  const { unread, inboxMaxId, outboxMaxId } = readState(chat, viewer.id, sandbox);
  return {
    _: 'messages.chatFull',
    full_chat: {
      _: 'channelFull',
      id: BigInt(chat.id),
      about: '',
      can_view_participants: chat.kind === 'supergroup' || rightsOf(chat, viewer.id) !== undefined,
      participants_count: chat.members.size,
      admins_count: chat.admins.size + 1,
      read_inbox_max_id: inboxMaxId,
      read_outbox_max_id: outboxMaxId,
      unread_count: unread,
      chat_photo: { _: 'photoEmpty', id: 0n },
      notify_settings: { _: 'peerNotifySettings' },
      bot_info: [],
      pts: sandbox.world.channelLogs.of(chat).pts,
    },
    chats: [chatView(chat, context)],
    users: [],
  };
};
