import { openGroupOf } from '../../peers/input-chat.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';
import { updatesAnswer } from '../../updates/answer.ts';
import { PeersMet } from '../../views/peers-met.ts';

/** The creator makes a small group a supergroup. https://core.telegram.org/method/messages.migrateChat */
export const migrateChat: UserMethod<'messages.migrateChat'> = (call, context) => {
  const { sandbox, viewer, session } = context;
  const { world, clock } = sandbox;
  const chat = openGroupOf(call.chat_id, context);
  if (chat.creatorId !== viewer.id) throw new RpcError('CHAT_ADMIN_REQUIRED');
  const change = { chatId: chat.id, toId: world.nextChatId(), by: viewer.id, at: clock.now() };
  const told = world.commit({ type: 'chat-migrated', ...change }, session);
  return updatesAnswer(told, context, [], new PeersMet().chat(chat));
};
