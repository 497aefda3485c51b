import type { CallContext } from '../rpc/call.ts';
import type { TlConstructor } from '../tl/api.ts';
import { userView } from '../views/user.ts';
import type { Person } from '../world/person.ts';

/** From now on the key stands for this person. */
export function logIn(person: Person, { sandbox, key }: CallContext): TlConstructor<'auth.authorization'> {
  sandbox.keys.logIn(key, person.id);
  return { _: 'auth.authorization', user: userView(person, { viewer: person, sandbox }) };
}
