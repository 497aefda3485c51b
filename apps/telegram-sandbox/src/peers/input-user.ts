import type { UserCallContext } from '../rpc/call.ts';
import { RpcError } from '../rpc/rpc-error.ts';
import type { Tl } from '../tl/api.ts';
import type { Person } from '../world/person.ts';
import { noteUser } from './note.ts';
import { messageMet, namesUser } from './seen-in-message.ts';

type Addressed = Tl<'InputUser'> | Tl<'InputPeer'>;

/**
 * The person a client means, or null if it may not address them: unknown, with a hash of another account, or not
 * named by the message in which it says it met them.
 */
export function findUser(input: Addressed, context: UserCallContext): Person | null {
  const { sandbox, viewer, noted } = context;
  if (input._ === 'inputUserSelf' || input._ === 'inputPeerSelf') return viewer;
  if (!('user_id' in input)) return null;
  const userId = Number(input.user_id);
  noteUser(noted, userId);
  const addressable =
    'access_hash' in input
      ? userId === viewer.id || input.access_hash === sandbox.accessHashes.of(viewer.id, userId)
      : namesUser(messageMet(input, context), userId);
  return addressable ? sandbox.world.people.get(userId) : null;
}

/** The same, where nobody is an error: USER_ID_INVALID. */
export function userOf(input: Addressed, context: UserCallContext): Person {
  const person = findUser(input, context);
  if (!person) throw new RpcError('USER_ID_INVALID');
  return person;
}
