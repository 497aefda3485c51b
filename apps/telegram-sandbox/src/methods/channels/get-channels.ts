import { channelOf } from '../../peers/input-chat.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { chatView } from '../../views/chat.ts';

/** https://core.telegram.org/method/channels.getChannels */
export const getChannels: UserMethod<'channels.getChannels'> = (call, context) => ({
  _: 'messages.chats',
  chats: call.id.map(input => chatView(channelOf(input, context), context)),
});
