import { groupOf } from '../../peers/known-chat.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { chatView } from '../../views/chat.ts';
import { chatParticipantView } from '../../views/participant.ts';
import { userViews } from '../../views/user.ts';

/** https://core.telegram.org/method/messages.getFullChat */
export const getFullChat: UserMethod<'messages.getFullChat'> = (call, context) => {
  const chat = groupOf(call.chat_id, context);
  const members = chat.members.newestFirst();
  const participants = members.map(userId => chatParticipantView(chat, userId));
  return {
    _: 'messages.chatFull',
    full_chat: {
      _: 'chatFull',
      id: BigInt(chat.id),
      about: '',
      participants: {
        _: 'chatParticipants',
        chat_id: BigInt(chat.id),
        participants,
        version: chat.messages.newestId,
      },
      notify_settings: { _: 'peerNotifySettings' },
    },
    chats: [chatView(chat, context)],
    users: userViews(members, context),
  };
};
