import { permits } from '../privacy/permits.ts';
import type { UserCallContext } from '../rpc/call.ts';
import {
  type Chat,
  isThrownOut,
  MAX_ADDED_TO_CHANNEL,
  MAX_GROUP_MEMBERS,
  MAX_SUPERGROUP_MEMBERS,
} from '../world/chat.ts';
import type { Person } from '../world/person.ts';

/** What happens to one person who is to be added to a chat. */
export type Invitability =
  | { readonly kind: 'added' }
  | { readonly kind: 'already-member' }
  /** Their settings do not allow it: they are not added, and that is no error. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'refused'; readonly error: string };

/** The error names are those of https://core.telegram.org/method/channels.inviteToChannel. */
export function invitability(
  person: Person,
  chat: Chat,
  { sandbox: { world, clock }, viewer: inviter }: Pick<UserCallContext, 'sandbox' | 'viewer'>,
): Invitability {
  if (person.deleted) return { kind: 'refused', error: 'INPUT_USER_DEACTIVATED' };
  if (person.bot && chat.kind === 'channel') return { kind: 'refused', error: 'USER_BOT' };
  if (chat.members.has(person.id)) return { kind: 'already-member' };
  if (isThrownOut(chat, person.id, clock.now())) return { kind: 'refused', error: 'USER_KICKED' };
  if (person.chatsFull) return { kind: 'refused', error: 'USER_CHANNELS_TOO_MUCH' };
  return permits(person, 'invite', inviter, world.contacts) ? { kind: 'added' } : { kind: 'missing' };
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
