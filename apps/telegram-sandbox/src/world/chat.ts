import type { History } from './history.ts';
import type { Language } from './language.ts';
import type { Members } from './members.ts';
import type { Message, MessageContent } from './message.ts';
import type { AdminRight, MemberRight } from './rights.ts';

/** A small group; a supergroup; a channel in which only admins write. */
export type ChatKind = 'group' | 'supergroup' | 'channel';

export type Admin = {
  readonly rights: readonly AdminRight[];
  readonly rank?: string | undefined;
  readonly promotedBy: number;
  readonly promotedAt: number;
};

/** What one person was denied. Without `view_messages` they may not be in the chat at all. */
export type Ban = {
  readonly denied: readonly MemberRight[];
  /** In ms of the world's time; null for ever. */
  readonly until: number | null;
  readonly by: number;
  readonly at: number;
};

/** Somebody waits to be let in. */
export type JoinRequest = { readonly at: number; readonly linkHash: string | null };

export type ChatSettings = {
  readonly about: string;
  /** What plain members may not do. */
  readonly denied: readonly MemberRight[];
  /** Only admins see who is in it. */
  readonly membersHidden: boolean;
  readonly joinByRequest: boolean;
  /** Who comments has to be a member of the discussion group first. */
  readonly joinToSend: boolean;
  /** Who has a link may look in without joining. */
  readonly peekable: boolean;
  readonly slowModeSeconds: number;
  /** A channel's discussion group, and a discussion group's channel. */
  readonly linkedChatId: number | null;
  /** The supergroup that a small group has become; from then on it is closed. */
  readonly migratedTo: number | null;
};

export type Chat = {
  readonly id: number;
  readonly kind: ChatKind;
  readonly language: Language;
  readonly createdAt: number;
  readonly creatorId: number;
  title: string;
  /** Changed by `Chats.rename` only. */
  username: string | null;
  settings: ChatSettings;
  readonly admins: Map<number, Admin>;
  readonly members: Members;
  /** The small group that has become this supergroup. */
  readonly migratedFrom?: number;
  /** Who was denied something, or thrown out. */
  readonly bans: Map<number, Ban>;
  readonly requests: Map<number, JoinRequest>;
  /** Who went by themselves, and has not come back. */
  readonly left: Set<number>;
  /** Until when somebody may look in who is no member. */
  readonly peeks: Map<number, number>;
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

/** What is denied to somebody at this moment, besides what is denied to all. */
export function banOf(chat: Chat, userId: number, now: number): Ban | null {
  const ban = chat.bans.get(userId);
  return ban && (ban.until === null || ban.until > now) ? ban : null;
}

/** Whether somebody was thrown out, so that they cannot come back by themselves. */
export const isThrownOut = (chat: Chat, userId: number, now: number): boolean =>
  banOf(chat, userId, now)?.denied.includes('view_messages') ?? false;

/** Whether somebody is an admin who may do this; the creator may do everything. */
export function mayAsAdmin(chat: Chat, userId: number, right: AdminRight): boolean {
  const role = roleOf(chat, userId);
  return role === 'creator' || (role === 'admin' && chat.admins.get(userId)?.rights.includes(right) === true);
}

/** Admins of any kind. */
export const isAdmin = (chat: Chat, userId: number): boolean => {
  const role = roleOf(chat, userId);
  return role === 'creator' || role === 'admin';
};

/**
 * Whether somebody may add people: an admin with that right, or, where it is not denied to members, any of them.
 * In a channel it is the admins' alone. See canUserDoAction in Telegram for Android's ChatObject.java.
 */
export function mayInvite(chat: Chat, userId: number, now: number): boolean {
  if (mayAsAdmin(chat, userId, 'invite_users')) return true;
  if (chat.kind === 'channel' || !chat.members.has(userId)) return false;
  const denied = [...chat.settings.denied, ...(banOf(chat, userId, now)?.denied ?? [])];
  return !denied.includes('invite_users');
}

/** Writes something into a chat's history. */
export function appendMessage(chat: Chat, fromId: number, at: number, content: MessageContent): Message {
  return chat.messages.append({ fromId, at, content });
}
