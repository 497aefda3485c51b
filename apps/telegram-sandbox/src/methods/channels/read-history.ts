import { readHistory as read } from '../../messages/read-history.ts';
import { channelOf } from '../../peers/input-chat.ts';
import type { UserMethod } from '../../rpc/method.ts';

/** True if there was something to read. https://core.telegram.org/method/channels.readHistory */
export const readHistory: UserMethod<'channels.readHistory'> = (call, context) => {
  const { sandbox, viewer } = context;
  const chat = channelOf(call.channel, context);
  const before = sandbox.world.readMarks.of(chat, viewer.id);
  read(chat, call.max_id, context);
  return sandbox.world.readMarks.of(chat, viewer.id) > before;
};
