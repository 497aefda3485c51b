import { deleteMessages as remove } from '../../messages/delete-messages.ts';
import { channelOf } from '../../peers/input-chat.ts';
import type { UserMethod } from '../../rpc/method.ts';

/** https://core.telegram.org/method/channels.deleteMessages */
export const deleteMessages: UserMethod<'channels.deleteMessages'> = (call, context) => {
  const chat = channelOf(call.channel, context);
  const log = context.sandbox.world.channelLogs.of(chat);
  const before = log.pts;
  const messageIds = [...new Set(call.id)].filter(id => chat.messages.get(id) !== null);
  if (messageIds.length > 0) remove(messageIds, chat, { forAll: true }, context);
  return { _: 'messages.affectedMessages', pts: log.pts, pts_count: log.pts - before };
};
