import { needsPremiumToWrite } from '../privacy/needs-premium.ts';
import { permits } from '../privacy/permits.ts';
import type { UserCallContext } from '../rpc/call.ts';
import type { Tl, TlConstructor } from '../tl/api.ts';
import { updatesAnswer } from '../updates/answer.ts';
import { PeersMet } from '../views/peers-met.ts';
import type { Chat } from '../world/chat.ts';
import type { Person } from '../world/person.ts';
import type { Added } from './add-members.ts';

/** What somebody who added people is told. https://core.telegram.org/constructor/messages.invitedUsers */
export function invitedUsersView(
  chat: Chat,
  { added, missing, told }: Added,
  context: UserCallContext,
): TlConstructor<'messages.invitedUsers'> {
  const met = new PeersMet().chat(chat).users([context.viewer.id, ...added.map(person => person.id)]);
  // Of an addition to a broadcast channel the answer says nothing: https://github.com/danog/MadelineProto/issues/976
  const isChannel = chat.kind === 'supergroup' && added.length > 0;
  const channel: Tl<'Update'>[] = isChannel ? [{ _: 'updateChannel', channel_id: BigInt(chat.id) }] : [];
  return {
    _: 'messages.invitedUsers',
    updates: updatesAnswer(told, context, channel, met),
    missing_invitees: missing.map(person => missingInviteeView(person, context)),
  };
}

/** Without a flag it is a privacy setting; then a link may be sent, if they may be written to at all. */
function missingInviteeView(
  person: Person,
  { viewer, sandbox: { world } }: UserCallContext,
): TlConstructor<'missingInvitee'> {
  const blocked = world.contacts.blockedSince(person.id, viewer.id) !== undefined;
  const withPremium = { id: viewer.id, premium: true };
  return {
    _: 'missingInvitee',
    user_id: BigInt(person.id),
    premium_would_allow_invite:
      !viewer.premium && !blocked && permits(person, 'invite', withPremium, world.contacts),
    premium_required_for_pm: needsPremiumToWrite(person, viewer, world),
  };
}
