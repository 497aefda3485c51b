import type { UserCallContext } from '../rpc/call.ts';
import { RpcError } from '../rpc/rpc-error.ts';
import { type Chat, type JoinRequest, mayAsAdmin } from '../world/chat.ts';
import type { Told } from '../world/log-effect.ts';
import { checkChatsLeft, checkRoom } from './join.ts';

/** Who settles requests has the right to add people. */
export function checkMaySettle(chat: Chat, { viewer }: UserCallContext): void {
  if (!mayAsAdmin(chat, viewer.id, 'invite_users')) throw new RpcError('CHAT_ADMIN_REQUIRED');
}

/** Lets somebody in who waits, or turns them away. */
export function settleRequest(
  chat: Chat,
  userId: number,
  { linkHash }: JoinRequest,
  approved: boolean,
  { sandbox, viewer, session }: UserCallContext,
): readonly Told[] {
  const { world, clock } = sandbox;
  const who = { chatId: chat.id, userId };
  if (!approved) return world.commit({ type: 'join-request-refused', ...who }, session);
  const person = world.people.get(userId);
  if (!person) throw new RpcError('USER_ID_INVALID');
  checkRoom(chat);
  checkChatsLeft(person, world, 'USER_CHANNELS_TOO_MUCH');
  const joined = { linkHash, approvedBy: viewer.id, at: clock.now() };
  return world.commit({ type: 'member-joined', ...who, ...joined }, session);
}
