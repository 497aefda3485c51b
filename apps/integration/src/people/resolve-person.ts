import { type HashPerson, problem } from '@muster/service-kit';
import type { UseLease } from '../chats/lease.ts';
import type { ReadFailed } from '../chats/read-result.ts';
import type { PeerStore } from '../peers/repository.ts';
import type { Proofs } from '../permits/proofs.ts';
import type { KnownPerson } from './known-person.ts';
import type { LookUpPerson } from './look-up-person.ts';
import { normalizePersonLink, parsePersonLink } from './person-link.ts';

export type ResolvedPerson =
  | { status: 'found'; platformUserId: string }
  | { status: 'permit_needed'; target: string }
  | ReadFailed;

export type ResolvePerson = (question: {
  lease: string;
  permit?: string | undefined;
  person: string;
}) => Promise<ResolvedPerson>;

/** A person whom the account can address: from what it knows, or else, under a permit, from Telegram. */
export function createResolvePerson(parts: {
  useLease: UseLease;
  proofs: Pick<Proofs, 'permit'>;
  hashPerson: HashPerson;
  peers: Pick<PeerStore, 'person'>;
  knownPerson: KnownPerson;
  lookUpPerson: LookUpPerson;
}): ResolvePerson {
  const { useLease, proofs, hashPerson, peers, knownPerson, lookUpPerson } = parts;
  return async ({ lease, permit, person }) => {
    const { account } = await useLease(lease);
    const link = parsePersonLink(person);
    if (!link) throw problem('person_not_recognised');
    if (link.kind === 'id') {
      const isKnown = (await peers.person(account, link.platformUserId)) !== null;
      return isKnown ? found(link.platformUserId) : failed('person_not_addressable');
    }
    const nameKey = hashPerson(normalizePersonLink(link));
    const known = await knownPerson(account, nameKey);
    if (known) return 'code' in known ? failed(known.code) : found(known.platformUserId);
    if (permit === undefined) return { status: 'permit_needed', target: nameKey };
    const claims = await proofs.permit(permit);
    if (!claims) throw problem('permit_refused');
    return lookUpPerson(account, link, claims);
  };
}

const found = (id: bigint): ResolvedPerson => ({ status: 'found', platformUserId: id.toString() });
const failed = (code: string): ResolvedPerson => ({ status: 'failed', code, retryAt: null });
