import type { Person } from '@muster/contracts';
import { Api } from 'telegram';
import type { PersonPeer } from './repository.ts';

/** How an account that was shown these people can address them; `min` descriptions carry no usable access hash. */
export function readPersonPeers(users: readonly Api.TypeUser[]): PersonPeer[] {
  const peers = new Map<string, PersonPeer>();
  for (const user of users) {
    if (!(user instanceof Api.User) || user.min || !user.accessHash) continue;
    const id = user.id.toString();
    peers.set(id, { platformUserId: BigInt(id), accessHash: BigInt(user.accessHash.toString()) });
  }
  return [...peers.values()];
}

/** A person as a list of members shows them. */
export function readPerson(user: Api.User): Person {
  return {
    platformUserId: user.id.toString(),
    username: user.username ?? null,
    firstName: user.firstName ?? '',
    lastName: user.lastName ?? null,
    premium: user.premium ?? false,
    bot: user.bot ?? false,
    deleted: user.deleted ?? false,
  };
}
