import { channelOf } from '../../peers/input-chat.ts';
import type { UserCallContext } from '../../rpc/call.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';
import type { Tl } from '../../tl/api.ts';
import { chatView, rightsOf } from '../../views/chat.ts';
import { channelParticipantView } from '../../views/participant.ts';
import { userViews } from '../../views/user.ts';
import type { Chat } from '../../world/chat.ts';
import { findByName } from '../../world/find-by-name.ts';

const MAX_PAGE = 200;
/** No list goes on beyond about this many; see the lists of large groups in any client. */
const MAX_LISTED = 10_000;

/**
 * The newest members first. `count` is how many there are, which may be more than can be listed.
 * https://core.telegram.org/method/channels.getParticipants
 */
export const getParticipants: UserMethod<'channels.getParticipants'> = (call, context) => {
  const chat = channelOf(call.channel, context);
  if (chat.kind === 'channel' && !rightsOf(chat, context.viewer.id))
    throw new RpcError('CHAT_ADMIN_REQUIRED');
  const fitting = participantsBy(call.filter, chat, context);
  const start = Math.max(0, call.offset);
  const end = Math.min(start + Math.min(Math.max(0, call.limit), MAX_PAGE), MAX_LISTED);
  const page = fitting.slice(start, Math.max(start, end));
  return {
    _: 'channels.channelParticipants',
    count: fitting.length,
    participants: page.map(userId => channelParticipantView(chat, userId, context.viewer.id)),
    chats: [chatView(chat, context)],
    users: userViews(page, context),
  };
};

function participantsBy(
  filter: Tl<'ChannelParticipantsFilter'>,
  chat: Chat,
  { sandbox }: UserCallContext,
): readonly number[] {
  const { people } = sandbox.world;
  const members = chat.members.newestFirst();
  switch (filter._) {
    case 'channelParticipantsRecent':
      return members;
    case 'channelParticipantsSearch':
      return findByName(filter.q, members, people);
    case 'channelParticipantsAdmins':
      return [chat.creatorId, ...chat.admins.keys()];
    case 'channelParticipantsBots':
      return members.filter(userId => people.get(userId)?.bot);
    default:
      return [];
  }
}
