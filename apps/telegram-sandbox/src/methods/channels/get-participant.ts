import { channelOf } from '../../peers/input-chat.ts';
import { userOf } from '../../peers/input-user.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';
import { chatView } from '../../views/chat.ts';
import { channelParticipantView } from '../../views/participant.ts';
import { userView } from '../../views/user.ts';

/** USER_NOT_PARTICIPANT if they are not in it. https://core.telegram.org/method/channels.getParticipant */
export const getParticipant: UserMethod<'channels.getParticipant'> = (call, context) => {
  const chat = channelOf(call.channel, context);
  const person = userOf(call.participant, context);
  if (!chat.members.has(person.id)) throw new RpcError('USER_NOT_PARTICIPANT');
  return {
    _: 'channels.channelParticipant',
    participant: channelParticipantView(chat, person.id, context.viewer.id),
    chats: [chatView(chat, context)],
    users: [userView(person, context)],
  };
};
