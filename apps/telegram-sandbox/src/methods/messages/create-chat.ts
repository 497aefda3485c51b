import { addJudged, judge } from '../../inviting/add-members.ts';
import { invitabilityAnywhere } from '../../inviting/invitability.ts';
import { invitedUsersView } from '../../inviting/invited-users-view.ts';
import { userOf } from '../../peers/input-user.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';
import { MAX_GROUP_MEMBERS } from '../../world/chat.ts';

const MAX_TITLE = 128;

/**
 * Founds a small group with those who can be added; who cannot is named in missing_invitees. A single person who is
 * refused is the error of the call, and then nothing is founded.
 * https://core.telegram.org/method/messages.createChat
 */
export const createChat: UserMethod<'messages.createChat'> = (call, context) => {
  const { sandbox, viewer, session } = context;
  const { world, clock } = sandbox;
  const title = call.title.trim().slice(0, MAX_TITLE);
  if (title === '') throw new RpcError('CHAT_TITLE_EMPTY');
  const people = call.users.map(input => userOf(input, context));
  if (people.length === 0) throw new RpcError('USERS_TOO_FEW');
  if (people.length >= MAX_GROUP_MEMBERS) throw new RpcError('USERS_TOO_MUCH');
  const others = people.filter(person => person.id !== viewer.id);
  const judged = judge(others, person => invitabilityAnywhere(person, 'group', context));
  const id = world.nextChatId();
  const founded = { type: 'chat-created', id, kind: 'group', title, creatorId: viewer.id } as const;
  const nobody = { username: null, admins: [], memberIds: [], drawn: 0, at: clock.now() };
  const told = world.commit({ ...founded, ...nobody }, session);
  const chat = world.chats.get(id);
  if (!chat) throw new Error('a chat was founded but is not there');
  context.noted.chatId = id;
  const added = addJudged(judged, chat, context);
  return invitedUsersView(chat, { ...added, told: [...told, ...added.told] }, context);
};
