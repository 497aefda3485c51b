import type { UserCallContext } from '../rpc/call.ts';
import { RpcError } from '../rpc/rpc-error.ts';
import type { TlConstructor } from '../tl/api.ts';
import { updatesAnswer } from '../updates/answer.ts';
import { PeersMet } from '../views/peers-met.ts';
import { type Chat, type ChatSettings, mayAsAdmin } from '../world/chat.ts';
import type { AdminRight } from '../world/rights.ts';

type Changeable = Omit<ChatSettings, 'linkedChatId' | 'migratedTo' | 'denied'> & {
  readonly denied: ChatSettings['denied'][number][];
};

/** Changes one setting of a chat for an admin with that right; CHAT_NOT_MODIFIED if it is so already. */
export function changeSettings(
  chat: Chat,
  patch: Partial<Changeable>,
  right: AdminRight,
  context: UserCallContext,
): TlConstructor<'updates'> {
  const { sandbox, viewer, session } = context;
  if (!mayAsAdmin(chat, viewer.id, right)) throw new RpcError('CHAT_ADMIN_REQUIRED');
  const before = JSON.stringify(chat.settings);
  if (JSON.stringify({ ...chat.settings, ...patch }) === before) throw new RpcError('CHAT_NOT_MODIFIED');
  const told = sandbox.world.commit({ type: 'chat-changed', chatId: chat.id, settings: patch }, session);
  return updatesAnswer(told, context, [], new PeersMet().chat(chat));
}
