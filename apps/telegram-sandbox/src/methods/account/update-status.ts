import type { UserMethod } from '../../rpc/method.ts';
import { pushTransient } from '../../updates/push-transient.ts';
import { userView } from '../../views/user.ts';

/** Who has the caller among their contacts and is connected hears of it. https://core.telegram.org/method/account.updateStatus */
export const updateStatus: UserMethod<'account.updateStatus'> = ({ offline }, { sandbox, viewer }) => {
  const { world, clock, live } = sandbox;
  world.presence.say(viewer.id, !offline, clock.now());
  for (const userId of live.users()) {
    const looking = world.contacts.has(userId, viewer.id) ? world.people.get(userId) : null;
    const { status } = looking ? userView(viewer, { viewer: looking, sandbox }) : {};
    if (!status) continue;
    const update = { _: 'updateUserStatus', user_id: BigInt(viewer.id), status } as const;
    pushTransient({ userId }, update, sandbox);
  }
  return true;
};
