import type { History } from './history.ts';
import type { Members } from './members.ts';
import type { Message, MessageContent } from './message.ts';

/** A small group; a supergroup; a channel in which only admins write. */
export type ChatKind = 'group' | 'supergroup' | 'channel';

export type Admin = {
  readonly canInvite: boolean;
  readonly promotedBy: number;
  readonly promotedAt: number;
};

export type Chat = {
  readonly id: number;
  readonly kind: ChatKind;
  readonly title: string;
  readonly username: string | null;
  readonly createdAt: number;
  readonly creatorId: number;
  readonly admins: Map<number, Admin>;
  readonly members: Members;
  /** Who was thrown out and may not be added by others than admins. */
  readonly banned: Set<number>;
  readonly messages: History;
};

/** Capacity of a small group, of a supergroup, and of a channel as far as people can be added to it. */
export const MAX_GROUP_MEMBERS = 200;
export const MAX_SUPERGROUP_MEMBERS = 200_000;
/** "You can add the first 200 subscribers": https://telegram.org/faq_channels */
export const MAX_ADDED_TO_CHANNEL = 200;

export type Role = 'creator' | 'admin' | 'member';

export function roleOf(chat: Chat, userId: number): Role | null {
  if (!chat.members.has(userId)) return null;
  if (chat.creatorId === userId) return 'creator';
  return chat.admins.has(userId) ? 'admin' : 'member';
}

/** In this world only the creator and admins with that right add people; plain members nowhere may. */
export function mayInvite(chat: Chat, userId: number): boolean {
  const role = roleOf(chat, userId);
  return role === 'creator' || (role === 'admin' && chat.admins.get(userId)?.canInvite === true);
}

/** Writes something into a chat's history. */
export function appendMessage(chat: Chat, fromId: number, at: number, content: MessageContent): Message {
  return chat.messages.append({ fromId, at, content });
}
