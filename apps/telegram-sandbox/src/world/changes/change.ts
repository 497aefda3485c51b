import { z } from 'zod';
import type { Effect } from '../effects.ts';
import type { WorldState } from '../world.ts';
import { adminSet, applyAdminSet } from './admin-set.ts';
import { applyChatCreated, chatCreated } from './chat-created.ts';
import { applyHistoryRead, historyRead } from './history-read.ts';
import { applyInviteLinkMade, inviteLinkMade } from './invite-link-made.ts';
import { applyMemberRemoved, memberRemoved } from './member-removed.ts';
import { applyMembersAdded, membersAdded } from './members-added.ts';
import { applyMessageEdited, messageEdited } from './message-edited.ts';
import { applyMessageSent, messageSent } from './message-sent.ts';
import { applyMessagesDeleted, messagesDeleted } from './messages-deleted.ts';
import { applyPasswordChanged, passwordChanged } from './password-changed.ts';
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
  chatCreated,
  adminSet,
  membersAdded,
  memberRemoved,
  messageSent,
  messageEdited,
  messagesDeleted,
  historyRead,
  inviteLinkMade,
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
    case 'invite-link-made':
      return applyInviteLinkMade(state, change);
  }
}
