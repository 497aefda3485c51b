import type { UserCallContext } from '../rpc/call.ts';
import { RpcError } from '../rpc/rpc-error.ts';
import { type Chat, type ChatKind, MAX_GROUP_MEMBERS, MAX_SUPERGROUP_MEMBERS } from '../world/chat.ts';
import type { Told } from '../world/log-effect.ts';
import type { Person } from '../world/person.ts';
import type { World } from '../world/world.ts';

/** Supergroups and channels somebody may be in. https://limits.tginfo.me and https://core.telegram.org/api/config */
const MAX_CHATS = { plain: 500, premium: 1_000 };

/** How somebody comes into a chat without being added. */
export type Way = {
  /** By which link. */
  readonly linkHash: string | null;
  /** Only after an admin let them in. */
  readonly byRequest: boolean;
};

/**
 * Lets the caller in, or has them wait for an admin: then INVITE_REQUEST_SENT, which is Telegram's error for a call
 * that did what it could. https://core.telegram.org/method/messages.importChatInvite
 */
export function join(chat: Chat, { linkHash, byRequest }: Way, context: UserCallContext): readonly Told[] {
  const { sandbox, viewer, session } = context;
  const { world, clock } = sandbox;
  checkRoom(chat);
  if (!mayJoin(viewer, chat.kind, world)) throw new RpcError('CHANNELS_TOO_MUCH');
  const who = { chatId: chat.id, userId: viewer.id, linkHash, at: clock.now() };
  if (byRequest) {
    world.commit({ type: 'join-requested', ...who }, session);
    throw new RpcError('INVITE_REQUEST_SENT');
  }
  return world.commit({ type: 'member-joined', ...who, approvedBy: null }, session);
}

/** USERS_TOO_MUCH if nobody more fits in; channels take any number of subscribers. */
export function checkRoom(chat: Chat): void {
  if (isFull(chat)) throw new RpcError('USERS_TOO_MUCH');
}

export function isFull({ kind, members }: Chat): boolean {
  const capacity = { group: MAX_GROUP_MEMBERS, supergroup: MAX_SUPERGROUP_MEMBERS, channel: Infinity };
  return members.size >= capacity[kind];
}

/** Whether somebody may be in one more chat of this kind; small groups are not limited. */
export function mayJoin(person: Person, kind: ChatKind, { chats }: Pick<World, 'chats'>): boolean {
  if (kind === 'group') return true;
  const joined = chats.of(person.id).filter(({ kind }) => kind !== 'group').length;
  const most = person.premium ? MAX_CHATS.premium : MAX_CHATS.plain;
  return !person.chatsFull && joined < most;
}
