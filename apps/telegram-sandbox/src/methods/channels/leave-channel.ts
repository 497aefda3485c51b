import { channelOf } from '../../peers/input-chat.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';
import { updatesAnswer } from '../../updates/answer.ts';
import { PeersMet } from '../../views/peers-met.ts';

/** The creator stays: USER_CREATOR. https://core.telegram.org/method/channels.leaveChannel */
export const leaveChannel: UserMethod<'channels.leaveChannel'> = (call, context) => {
  const { sandbox, viewer, session } = context;
  const chat = channelOf(call.channel, context);
  if (!chat.members.has(viewer.id)) throw new RpcError('USER_NOT_PARTICIPANT');
  if (chat.creatorId === viewer.id) throw new RpcError('USER_CREATOR');
  const change = { type: 'member-removed', chatId: chat.id, userId: viewer.id } as const;
  const told = sandbox.world.commit({ ...change, at: sandbox.clock.now() }, session);
  return updatesAnswer(told, context, [], new PeersMet().chat(chat));
};
