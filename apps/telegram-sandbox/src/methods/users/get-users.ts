import { findUser } from '../../peers/input-user.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { userView } from '../../views/user.ts';

/** Whoever cannot be addressed comes back as userEmpty. https://core.telegram.org/method/users.getUsers */
export const getUsers: UserMethod<'users.getUsers'> = (call, context) =>
  call.id.map(input => {
    const person = findUser(input, context);
    if (person) return userView(person, context);
    return { _: 'userEmpty', id: 'user_id' in input ? input.user_id : 0n };
  });
