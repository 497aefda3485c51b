import { mayJoinMore } from '../joining/join.ts';
import { permits } from '../privacy/permits.ts';
import type { UserCallContext } from '../rpc/call.ts';
import {
  type Chat,
  isThrownOut,
  MAX_ADDED_TO_CHANNEL,
  MAX_GROUP_MEMBERS,
  MAX_SUPERGROUP_MEMBERS,
  mayAsAdmin,
} from '../world/chat.ts';
import type { Person } from '../world/person.ts';

/** What happens to one person who is to be added to a chat. */
export type Invitability =
  | { readonly kind: 'added' }
  | { readonly kind: 'already-member' }
  /** Their settings do not allow it: they are not added, and that is no error. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'refused'; readonly error: string };

/**
 * The error names are those of https://core.telegram.org/method/channels.inviteToChannel and messages.addChatUser.
 * Who was thrown out is brought back by those who may lift the ban, which adding them does (to others Telegram for
 * Android says "and you can't unban them": AddAdminErrorBlacklisted, for USER_KICKED). "If a person left a group, only
 * a mutual contact can bring them back": GroupUserLeftError, for USER_NOT_MUTUAL_CONTACT.
 */
export function invitability(
  person: Person,
  chat: Chat,
  { sandbox: { world, clock }, viewer: inviter }: Pick<UserCallContext, 'sandbox' | 'viewer'>,
): Invitability {
  if (person.deleted) return { kind: 'refused', error: 'INPUT_USER_DEACTIVATED' };
  if (person.bot && chat.kind === 'channel') return { kind: 'refused', error: 'USER_BOT' };
  if (chat.members.has(person.id)) return { kind: 'already-member' };
  const mayLift = mayAsAdmin(chat, inviter.id, 'ban_users');
  if (isThrownOut(chat, person.id, clock.now()) && !mayLift) return { kind: 'refused', error: 'USER_KICKED' };
  const { contacts } = world;
  if (contacts.blockedSince(inviter.id, person.id) !== undefined)
    return { kind: 'refused', error: chat.kind === 'group' ? 'YOU_BLOCKED_USER' : 'USER_BLOCKED' };
  if (contacts.blockedSince(person.id, inviter.id) !== undefined) return { kind: 'missing' };
  if (chat.left.has(person.id) && !contacts.areMutual(inviter.id, person.id))
    return { kind: 'refused', error: 'USER_NOT_MUTUAL_CONTACT' };
  if (!mayJoinMore(person, world)) return { kind: 'refused', error: 'USER_CHANNELS_TOO_MUCH' };
  return permits(person, 'invite', inviter, contacts) ? { kind: 'added' } : { kind: 'missing' };
}

/** How many people can still be added. */
export function roomLeft(chat: Chat): number {
  const capacity = {
    group: MAX_GROUP_MEMBERS,
    supergroup: MAX_SUPERGROUP_MEMBERS,
    channel: MAX_ADDED_TO_CHANNEL,
  };
  return Math.max(0, capacity[chat.kind] - chat.members.size);
}
