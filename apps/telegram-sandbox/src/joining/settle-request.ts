import type { UserCallContext } from '../rpc/call.ts';
import { RpcError } from '../rpc/rpc-error.ts';
import { type Chat, isThrownOut, type JoinRequest, mayAsAdmin } from '../world/chat.ts';
import type { Told } from '../world/log-effect.ts';
import { checkRoom, mayJoin } from './join.ts';

/** Who settles requests has the right to add people. */
export function checkMaySettle(chat: Chat, { viewer }: UserCallContext): void {
  if (!mayAsAdmin(chat, viewer.id, 'invite_users')) throw new RpcError('CHAT_ADMIN_REQUIRED');
}

/** The error for letting this person in who waits; null if they can come. Who was thrown out: assumption. */
export function refusalOf(
  chat: Chat,
  userId: number,
  { sandbox: { world, clock } }: UserCallContext,
): string | null {
  const person = world.people.get(userId);
  if (!person || person.deleted) return 'INPUT_USER_DEACTIVATED';
  if (isThrownOut(chat, userId, clock.now())) return 'USER_KICKED';
  return mayJoin(person, chat.kind, world) ? null : 'USER_CHANNELS_TOO_MUCH';
}

/** Lets somebody in who waits, or turns them away. */
export function settleRequest(
  chat: Chat,
  userId: number,
  { linkHash }: JoinRequest,
  approved: boolean,
  context: UserCallContext,
): readonly Told[] {
  const { sandbox, viewer, session } = context;
  const { world, clock } = sandbox;
  const who = { chatId: chat.id, userId };
  if (!approved) return world.commit({ type: 'join-request-refused', ...who }, session);
  checkRoom(chat);
  const refusal = refusalOf(chat, userId, context);
  if (refusal !== null) throw new RpcError(refusal);
  const joined = { linkHash, approvedBy: viewer.id, at: clock.now() };
  return world.commit({ type: 'member-joined', ...who, ...joined }, session);
}
