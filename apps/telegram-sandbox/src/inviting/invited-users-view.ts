import type { UserCallContext } from '../rpc/call.ts';
import type { Tl, TlConstructor } from '../tl/api.ts';
import { chatView } from '../views/chat.ts';
import { chatMessageView } from '../views/message.ts';
import { chatParticipantView } from '../views/participant.ts';
import { userView } from '../views/user.ts';
import type { Chat } from '../world/chat.ts';
import type { Person } from '../world/person.ts';
import { privacyRule } from '../world/privacy.ts';
import type { Added } from './add-members.ts';

/** What somebody who added people is told. https://core.telegram.org/constructor/messages.invitedUsers */
export function invitedUsersView(
  chat: Chat,
  { added, missing }: Added,
  context: UserCallContext,
): TlConstructor<'messages.invitedUsers'> {
  const { viewer, sandbox } = context;
  const updates = added.length === 0 ? [] : updatesOf(chat, viewer.id);
  return {
    _: 'messages.invitedUsers',
    updates: {
      _: 'updates',
      updates,
      users: [viewer, ...added].map(person => userView(person, context)),
      chats: [chatView(chat, context)],
      date: sandbox.clock.seconds(),
      seq: 0,
    },
    missing_invitees: missing.map(missingInviteeView),
  };
}

/** Nothing is written into a broadcast channel's history when somebody is added. */
function updatesOf(chat: Chat, viewerId: number): Tl<'Update'>[] {
  const newest = chat.messages.newest();
  if (chat.kind === 'channel' || !newest) return [{ _: 'updateChannel', channel_id: BigInt(chat.id) }];
  const message = chatMessageView(chat, newest, viewerId);
  const pts = chat.messages.newestId;
  if (chat.kind === 'supergroup') {
    return [
      { _: 'updateChannel', channel_id: BigInt(chat.id) },
      { _: 'updateNewChannelMessage', message, pts, pts_count: 1 },
    ];
  }
  const participants = chat.members.newestFirst().map(userId => chatParticipantView(chat, userId));
  return [
    {
      _: 'updateChatParticipants',
      participants: { _: 'chatParticipants', chat_id: BigInt(chat.id), participants, version: pts },
    },
    { _: 'updateNewMessage', message, pts, pts_count: 1 },
  ];
}

/** Without a flag it is a privacy setting; then a link may be sent, if they may be written to at all. */
function missingInviteeView(person: Person): TlConstructor<'missingInvitee'> {
  return {
    _: 'missingInvitee',
    user_id: BigInt(person.id),
    premium_would_allow_invite: privacyRule(person.privacy, 'invite').premium,
    premium_required_for_pm: person.premiumMayWrite,
  };
}
