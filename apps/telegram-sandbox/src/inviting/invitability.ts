import { mayJoin } from '../joining/join.ts';
import { permits } from '../privacy/permits.ts';
import type { UserCallContext } from '../rpc/call.ts';
import {
  type Chat,
  type ChatKind,
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

type Inviting = Pick<UserCallContext, 'sandbox' | 'viewer'>;

/**
 * Whether somebody can be brought in, as a member or as an admin. The error names are those of
 * https://core.telegram.org/method/channels.inviteToChannel and messages.addChatUser. Who was thrown out is brought back by those who may lift the ban, which adding them does (to others Telegram for
 * Android says "and you can't unban them": AddAdminErrorBlacklisted, for USER_KICKED). "If a person left a group, only
 * a mutual contact can bring them back": GroupUserLeftError, for USER_NOT_MUTUAL_CONTACT.
 */
export function invitability(person: Person, chat: Chat, context: Inviting): Invitability {
  const { sandbox, viewer: inviter } = context;
  const { world, clock } = sandbox;
  if (chat.members.has(person.id)) return { kind: 'already-member' };
  const mayLift = mayAsAdmin(chat, inviter.id, 'ban_users');
  if (isThrownOut(chat, person.id, clock.now()) && !mayLift) return { kind: 'refused', error: 'USER_KICKED' };
  if (chat.left.has(person.id) && !world.contacts.areMutual(inviter.id, person.id))
    return { kind: 'refused', error: 'USER_NOT_MUTUAL_CONTACT' };
  return invitabilityAnywhere(person, chat.kind, context);
}

/** The same for a chat of which the person knows nothing yet. */
export function invitabilityAnywhere(
  person: Person,
  kind: ChatKind,
  { sandbox: { world }, viewer: inviter }: Inviting,
): Invitability {
  const { contacts } = world;
  if (person.deleted) return { kind: 'refused', error: 'INPUT_USER_DEACTIVATED' };
  if (contacts.blockedSince(inviter.id, person.id) !== undefined)
    return { kind: 'refused', error: kind === 'group' ? 'YOU_BLOCKED_USER' : 'USER_BLOCKED' };
  if (contacts.blockedSince(person.id, inviter.id) !== undefined) return { kind: 'missing' };
  if (!mayJoin(person, kind, world)) return { kind: 'refused', error: 'USER_CHANNELS_TOO_MUCH' };
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
