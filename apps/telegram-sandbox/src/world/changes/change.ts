import { z } from 'zod';
import type { Effect } from '../effects.ts';
import type { WorldState } from '../world.ts';
import { adminSet, applyAdminSet } from './admin-set.ts';
import { applyBanSet, banSet } from './ban-set.ts';
import { applyChatChanged, chatChanged } from './chat-changed.ts';
import { applyChatCreated, chatCreated } from './chat-created.ts';
import { applyChatMigrated, chatMigrated } from './chat-migrated.ts';
import { applyContactsChanged, contactsChanged } from './contacts-changed.ts';
import { applyDiscussionSet, discussionSet } from './discussion-set.ts';
import { applyHistoryRead, historyRead } from './history-read.ts';
import { applyInviteLinkChanged, inviteLinkChanged } from './invite-link-changed.ts';
import { applyInviteLinkMade, inviteLinkMade } from './invite-link-made.ts';
import { applyJoinRequestRefused, joinRequestRefused } from './join-request-refused.ts';
import { applyJoinRequested, joinRequested } from './join-requested.ts';
import { applyMemberJoined, memberJoined } from './member-joined.ts';
import { applyMemberRemoved, memberRemoved } from './member-removed.ts';
import { applyMembersAdded, membersAdded } from './members-added.ts';
import { applyMessageEdited, messageEdited } from './message-edited.ts';
import { applyMessageSent, messageSent } from './message-sent.ts';
import { applyMessagesDeleted, messagesDeleted } from './messages-deleted.ts';
import { applyPasswordChanged, passwordChanged } from './password-changed.ts';
import { applyPasswordResetAsked, passwordResetAsked } from './password-reset-asked.ts';
import { applyPeekGranted, peekGranted } from './peek-granted.ts';
import { applyPersonBlocked, personBlocked } from './person-blocked.ts';
import { applyPersonChanged, personChanged } from './person-changed.ts';
import { applyPersonCreated, personCreated } from './person-created.ts';
import { applyWorldBegun, worldBegun } from './world-begun.ts';

/**
 * Everything that can happen to a world after it was generated. The world is what these changes, applied in
 * order, make of the seed; so a restart only has to read them again. A field that is added later is optional,
 * for the journals written before.
 */
export const changeSchema = z.discriminatedUnion('type', [
  worldBegun,
  personCreated,
  personChanged,
  passwordChanged,
  passwordResetAsked,
  chatCreated,
  adminSet,
  membersAdded,
  memberRemoved,
  messageSent,
  messageEdited,
  messagesDeleted,
  historyRead,
  inviteLinkMade,
  banSet,
  chatChanged,
  chatMigrated,
  discussionSet,
  inviteLinkChanged,
  joinRequestRefused,
  joinRequested,
  memberJoined,
  contactsChanged,
  personBlocked,
  peekGranted,
]);

export type Change = z.infer<typeof changeSchema>;

/** Makes one change to the state and says what of it others see; the same change always makes the same of a state. */
export function applyChange(state: WorldState, change: Change): Effect[] {
  switch (change.type) {
    case 'world-begun':
      return applyWorldBegun(state, change);
    case 'person-created':
      return applyPersonCreated(state, change);
    case 'person-changed':
      return applyPersonChanged(state, change);
    case 'password-changed':
      return applyPasswordChanged(state, change);
    case 'password-reset-asked':
      return applyPasswordResetAsked(state, change);
    case 'chat-created':
      return applyChatCreated(state, change);
    case 'admin-set':
      return applyAdminSet(state, change);
    case 'members-added':
      return applyMembersAdded(state, change);
    case 'member-removed':
      return applyMemberRemoved(state, change);
    case 'message-sent':
      return applyMessageSent(state, change);
    case 'message-edited':
      return applyMessageEdited(state, change);
    case 'messages-deleted':
      return applyMessagesDeleted(state, change);
    case 'history-read':
      return applyHistoryRead(state, change);
    case 'ban-set':
      return applyBanSet(state, change);
    case 'chat-changed':
      return applyChatChanged(state, change);
    case 'chat-migrated':
      return applyChatMigrated(state, change);
    case 'discussion-set':
      return applyDiscussionSet(state, change);
    case 'invite-link-changed':
      return applyInviteLinkChanged(state, change);
    case 'join-request-refused':
      return applyJoinRequestRefused(state, change);
    case 'join-requested':
      return applyJoinRequested(state, change);
    case 'member-joined':
      return applyMemberJoined(state, change);
    case 'contacts-changed':
      return applyContactsChanged(state, change);
    case 'peek-granted':
      return applyPeekGranted(state, change);
    case 'person-blocked':
      return applyPersonBlocked(state, change);
    case 'invite-link-made':
      return applyInviteLinkMade(state, change);
  }
}
