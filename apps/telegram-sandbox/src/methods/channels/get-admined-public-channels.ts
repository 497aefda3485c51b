import type { UserMethod } from '../../rpc/method.ts';
import { chatView } from '../../views/chat.ts';

/** The public chats the account founded. https://core.telegram.org/method/channels.getAdminedPublicChannels */
export const getAdminedPublicChannels: UserMethod<'channels.getAdminedPublicChannels'> = (_call, context) => {
  const { sandbox, viewer } = context;
  const own = sandbox.world.chats
    .all()
    .filter(chat => chat.creatorId === viewer.id && chat.username !== null);
  return { _: 'messages.chats', chats: own.map(chat => chatView(chat, context)) };
};
