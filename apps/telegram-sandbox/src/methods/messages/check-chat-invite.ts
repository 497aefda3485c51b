import { linkBehind } from '../../invite-links/link-behind.ts';
import type { UserCallContext } from '../../rpc/call.ts';
import type { UserMethod } from '../../rpc/method.ts';
import type { Tl } from '../../tl/api.ts';
import { chatView } from '../../views/chat.ts';
import type { Chat } from '../../world/chat.ts';

/** How long somebody may look in; Telegram says it in `expires`, and this many is an assumption. */
const PEEK_FOR = 300_000;

/** What lies behind an invite link. https://core.telegram.org/method/messages.checkChatInvite */
export const checkChatInvite: UserMethod<'messages.checkChatInvite'> = (call, context) => {
  const { link, chat } = linkBehind(call.hash, context);
  if (chat.members.has(context.viewer.id)) return { _: 'chatInviteAlready', chat: chatView(chat, context) };
  if (chat.settings.peekable && !link.requestNeeded) return peek(chat, context);
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

/** Its messages can be read for a while without joining. https://core.telegram.org/constructor/chatInvitePeek */
function peek(chat: Chat, context: UserCallContext): Tl<'ChatInvite'> {
  const { sandbox, viewer, session } = context;
  const until = sandbox.clock.now() + PEEK_FOR;
  sandbox.world.commit({ type: 'peek-granted', chatId: chat.id, userId: viewer.id, until }, session);
  return { _: 'chatInvitePeek', chat: chatView(chat, context), expires: Math.floor(until / 1000) };
}
