import { linkView } from '../../invite-links/link-view.ts';
import { recentRequesters } from '../../joining/recent-requesters.ts';
import { groupOf } from '../../peers/known-chat.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { chatView } from '../../views/chat.ts';
import { chatParticipantsView } from '../../views/participant.ts';
import { userViews } from '../../views/user.ts';
import { mayAsAdmin } from '../../world/chat.ts';

/** Also of a group that has become a supergroup. https://core.telegram.org/method/messages.getFullChat */
export const getFullChat: UserMethod<'messages.getFullChat'> = (call, context) => {
  const { sandbox, viewer } = context;
  const chat = groupOf(call.chat_id, context);
  const settles = mayAsAdmin(chat, viewer.id, 'invite_users');
  const link = settles ? sandbox.world.inviteLinks.permanentOf(chat.id, viewer.id) : null;
  return {
    _: 'messages.chatFull',
    full_chat: {
      _: 'chatFull',
      id: BigInt(chat.id),
      about: chat.settings.about,
      participants: chatParticipantsView(chat, viewer.id),
      exported_invite: link ? linkView(link, chat) : undefined,
      requests_pending: settles && chat.requests.size > 0 ? chat.requests.size : undefined,
      recent_requesters: settles && chat.requests.size > 0 ? recentRequesters(chat).map(BigInt) : undefined,
      notify_settings: { _: 'peerNotifySettings' },
    },
    chats: [chatView(chat, context)],
    users: userViews(chat.members.newestFirst(), context),
  };
};
