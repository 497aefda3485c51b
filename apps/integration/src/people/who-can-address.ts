import type { HashPerson } from '@muster/service-kit';
import { foundSince } from '../peers/found-since.ts';
import type { PeerStore } from '../peers/repository.ts';
import { normalizePersonLink, parsePersonLink } from './person-link.ts';
import type { NameStore } from './repository.ts';

export type WhoCanAddress = (question: { teamId: string; people: string[] }) => Promise<{
  people: { person: string; platformUserId: string | null; accountIds: string[] }[];
}>;

/** Which of a team's accounts can address each of these people at once, whatever state the accounts are in. */
export function createWhoCanAddress(parts: {
  hashPerson: HashPerson;
  names: Pick<NameStore, 'found'>;
  peers: Pick<PeerStore, 'accountsThatMet'>;
}): WhoCanAddress {
  const { hashPerson, names, peers } = parts;
  return async ({ teamId, people }) => {
    const asked = people.map(person => {
      const link = parsePersonLink(person);
      const nameKey = link && link.kind !== 'id' ? hashPerson(normalizePersonLink(link)) : null;
      return { person, nameKey, id: link?.kind === 'id' ? link.platformUserId : null };
    });
    const nameKeys = asked.flatMap(({ nameKey }) => nameKey ?? []);
    const ids = await names.found(teamId, nameKeys, foundSince());
    const identified = asked.map(({ person, nameKey, id }) => ({
      person,
      id: nameKey === null ? id : (ids.get(nameKey) ?? null),
    }));
    const accounts = await peers.accountsThatMet(
      teamId,
      identified.flatMap(({ id }) => id ?? []),
    );
    return {
      people: identified.map(({ person, id }) => ({
        person,
        platformUserId: id === null ? null : id.toString(),
        accountIds: id === null ? [] : (accounts.get(id) ?? []),
      })),
    };
  };
}
