import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';
import { chatView } from '../../views/chat.ts';

/** What lies behind an invite link. https://core.telegram.org/method/messages.checkChatInvite */
export const checkChatInvite: UserMethod<'messages.checkChatInvite'> = (call, context) => {
  const { sandbox, viewer, noted } = context;
  if (call.hash === '') throw new RpcError('INVITE_HASH_EMPTY');
  const link = sandbox.world.chats.link(call.hash);
  const chat = link && sandbox.world.chats.get(link.chatId);
  if (!chat) throw new RpcError('INVITE_HASH_INVALID');
  noted.chatId = chat.id;
  if (chat.members.has(viewer.id)) return { _: 'chatInviteAlready', chat: chatView(chat, context) };
  return {
    _: 'chatInvite',
    channel: chat.kind !== 'group',
    broadcast: chat.kind === 'channel',
    megagroup: chat.kind === 'supergroup',
    public: chat.username !== null,
    title: chat.title,
    photo: { _: 'photoEmpty', id: 0n },
    participants_count: chat.members.size,
    color: 0,
  };
};
