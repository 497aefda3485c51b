import type { Sandbox } from '../sandbox.ts';
import { type Chat, isAdmin, isThrownOut } from '../world/chat.ts';

type Parts = Pick<Sandbox, 'world' | 'clock'>;

/** Members see a chat, others a public one, one they peek into, and the discussion group of a channel they see. */
export function isVisible(chat: Chat, userId: number, { world, clock }: Parts): boolean {
  if (chat.members.has(userId)) return true;
  if (isThrownOut(chat, userId, clock.now())) return false;
  if (chat.username !== null || (chat.peeks.get(userId) ?? 0) > clock.now()) return true;
  const { linkedChatId } = chat.settings;
  const channel = linkedChatId === null || chat.kind === 'channel' ? null : world.chats.get(linkedChatId);
  return channel !== null && (channel.username !== null || channel.members.has(userId));
}

/**
 * Whether somebody may ask who is in a chat: admins; in groups also members, and of public ones everybody. What they
 * are told depends on `membersHidden`.
 */
export function mayListMembers(chat: Chat, userId: number): boolean {
  if (chat.kind === 'channel') return isAdmin(chat, userId);
  return chat.username !== null || chat.members.has(userId);
}

/** Whether somebody is shown all who are in a chat, and not admins and bots alone. */
const seesMembers = (chat: Chat, userId: number): boolean =>
  isAdmin(chat, userId) || (mayListMembers(chat, userId) && !chat.settings.membersHidden);

/**
 * Whether an account that meets somebody in a chat learns how to address them, or only through the message in which
 * it met them. Whom Telegram shows as min it does not say ("for performance and privacy reasons",
 * https://core.telegram.org/api/min); here it is who writes in a chat without being among those the account sees
 * there, and is not known to it as a contact: an assumption.
 */
export function isAddressable(userId: number, chat: Chat, viewerId: number, parts: Parts): boolean {
  if (userId === viewerId || chat.kind === 'group') return true;
  if (parts.world.contacts.has(viewerId, userId)) return true;
  if (isAdmin(chat, userId) || parts.world.people.get(userId)?.bot) return true;
  return chat.members.has(userId) && seesMembers(chat, viewerId);
}
