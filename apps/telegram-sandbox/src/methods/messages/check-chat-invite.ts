import { linkBehind } from '../../invite-links/link-behind.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { chatView } from '../../views/chat.ts';

/** What lies behind an invite link. https://core.telegram.org/method/messages.checkChatInvite */
export const checkChatInvite: UserMethod<'messages.checkChatInvite'> = (call, context) => {
  const { link, chat } = linkBehind(call.hash, context);
  if (chat.members.has(context.viewer.id)) return { _: 'chatInviteAlready', chat: chatView(chat, context) };
  return {
    _: 'chatInvite',
    channel: chat.kind !== 'group',
    broadcast: chat.kind === 'channel',
    megagroup: chat.kind === 'supergroup',
    public: chat.username !== null,
    request_needed: link.requestNeeded,
    title: chat.title,
    about: chat.settings.about || undefined,
    photo: { _: 'photoEmpty', id: 0n },
    participants_count: chat.members.size,
    color: 0,
  };
};
