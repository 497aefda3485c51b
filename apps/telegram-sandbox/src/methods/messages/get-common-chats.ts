import { userOf } from '../../peers/input-user.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { chatView } from '../../views/chat.ts';

const MAX_PAGE = 100;

/** The groups both are in, by descending id. https://core.telegram.org/method/messages.getCommonChats */
export const getCommonChats: UserMethod<'messages.getCommonChats'> = (call, context) => {
  const { sandbox, viewer } = context;
  const person = userOf(call.user_id, context);
  const common = sandbox.world.chats
    .of(viewer.id)
    .filter(({ kind, members }) => kind !== 'channel' && members.has(person.id))
    .sort((one, other) => other.id - one.id);
  const older = common.filter(({ id }) => call.max_id === 0n || BigInt(id) < call.max_id);
  const page = older.slice(0, Math.min(Math.max(0, call.limit), MAX_PAGE));
  return { _: 'messages.chats', chats: page.map(chat => chatView(chat, context)) };
};
