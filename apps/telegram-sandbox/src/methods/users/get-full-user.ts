import { userOf } from '../../peers/input-user.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { userView } from '../../views/user.ts';

/** https://core.telegram.org/method/users.getFullUser */
export const getFullUser: UserMethod<'users.getFullUser'> = (call, context) => {
  const { sandbox, viewer } = context;
  const person = userOf(call.id, context);
  const common = sandbox.world.chats.of(person.id).filter(chat => chat.members.has(viewer.id));
  return {
    _: 'users.userFull',
    full_user: {
      _: 'userFull',
      id: BigInt(person.id),
      about: person.about || undefined,
      settings: { _: 'peerSettings' },
      notify_settings: { _: 'peerNotifySettings' },
      contact_require_premium: person.premiumMayWrite,
      common_chats_count: person.id === viewer.id ? 0 : common.length,
    },
    chats: [],
    users: [userView(person, context)],
  };
};
