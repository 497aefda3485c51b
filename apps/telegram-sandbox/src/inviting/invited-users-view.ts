import type { UserCallContext } from '../rpc/call.ts';
import type { Tl, TlConstructor } from '../tl/api.ts';
import { updatesAnswer } from '../updates/answer.ts';
import { PeersMet } from '../views/peers-met.ts';
import type { Chat } from '../world/chat.ts';
import type { Person } from '../world/person.ts';
import { privacyRule } from '../world/privacy.ts';
import type { Added } from './add-members.ts';

/** What somebody who added people is told. https://core.telegram.org/constructor/messages.invitedUsers */
export function invitedUsersView(
  chat: Chat,
  { added, missing, told }: Added,
  context: UserCallContext,
): TlConstructor<'messages.invitedUsers'> {
  const met = new PeersMet().chat(chat).users([context.viewer.id, ...added.map(person => person.id)]);
  const isChannel = chat.kind !== 'group' && added.length > 0;
  const channel: Tl<'Update'>[] = isChannel ? [{ _: 'updateChannel', channel_id: BigInt(chat.id) }] : [];
  return {
    _: 'messages.invitedUsers',
    updates: updatesAnswer(told, context, channel, met),
    missing_invitees: missing.map(missingInviteeView),
  };
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
