import type { UserCallContext } from '../rpc/call.ts';
import type { TlConstructor } from '../tl/api.ts';
import { pushTransient } from '../updates/push-transient.ts';
import { userView } from '../views/user.ts';
import type { Person, PersonPatch } from '../world/person.ts';

type Profile = Pick<PersonPatch, 'firstName' | 'lastName' | 'username' | 'about'>;

/**
 * Changes what the caller says about themselves, and tells their other clients. Others see it when they look; that
 * they are not told at once is a simplification. @returns the caller as they are now
 */
export function changeProfile(patch: Profile, context: UserCallContext): TlConstructor<'user'> {
  const { sandbox, viewer, session } = context;
  sandbox.world.commit({ type: 'person-changed', id: viewer.id, patch });
  const changed = sandbox.world.people.get(viewer.id) ?? viewer;
  pushTransient({ userId: viewer.id }, nameUpdate(changed), sandbox, { except: session });
  return userView(changed, context);
}

const nameUpdate = ({ id, firstName, lastName, username }: Person): TlConstructor<'updateUserName'> => ({
  _: 'updateUserName',
  user_id: BigInt(id),
  first_name: firstName,
  last_name: lastName ?? '',
  usernames: username === null ? [] : [{ _: 'username', username, active: true, editable: true }],
});
