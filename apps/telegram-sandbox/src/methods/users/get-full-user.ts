import { peerSettingsView } from '../../contacts/peer-settings-view.ts';
import { userOf } from '../../peers/input-user.ts';
import { needsPremiumToWrite } from '../../privacy/needs-premium.ts';
import { permits } from '../../privacy/permits.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { userView } from '../../views/user.ts';

/** https://core.telegram.org/method/users.getFullUser */
export const getFullUser: UserMethod<'users.getFullUser'> = (call, context) => {
  const { sandbox, viewer } = context;
  const { chats, contacts } = sandbox.world;
  const person = userOf(call.id, context);
  const self = person.id === viewer.id;
  const common = chats.of(viewer.id).filter(chat => chat.kind !== 'channel' && chat.members.has(person.id));
  const canCall = !self && !person.bot && !person.deleted && permits(person, 'calls', viewer, contacts);
  return {
    _: 'users.userFull',
    full_user: {
      _: 'userFull',
      id: BigInt(person.id),
      about: permits(person, 'about', viewer, contacts) ? person.about || undefined : undefined,
      blocked: contacts.blockedSince(viewer.id, person.id) !== undefined,
      phone_calls_available: canCall,
      voice_messages_forbidden: !permits(person, 'voiceMessages', viewer, contacts),
      settings: peerSettingsView(person.id, viewer.id, sandbox.world),
      notify_settings: { _: 'peerNotifySettings' },
      contact_require_premium: needsPremiumToWrite(person, viewer, sandbox.world),
      common_chats_count: self ? 0 : common.length,
    },
    chats: [],
    users: [userView(person, context)],
  };
};
