import { groupOf } from '../../peers/known-chat.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { chatView } from '../../views/chat.ts';

/** https://core.telegram.org/method/messages.getChats */
export const getChats: UserMethod<'messages.getChats'> = (call, context) => ({
  _: 'messages.chats',
  chats: call.id.map(chatId => chatView(groupOf(chatId, context), context)),
});
