import type { ErrorCode } from '@muster/contracts';
import { clock } from '@muster/service-kit';
import { foundSince } from '../peers/found-since.ts';
import type { PeerStore } from '../peers/repository.ts';
import type { NameStore } from './repository.ts';

/** A name that leads to nobody is not looked up again this long, in ms. */
const NOT_FOUND_FOR_MS = 24 * 3_600_000;

/** An address that was looked up, was refused, was looked up anew and was refused again is not looked up any more. */
const MAX_REFUSALS = 2;

/** Whom a name leads an account to, as far as that can be said without asking Telegram; null where it must be asked. */
export type KnownPerson = (
  account: { id: string; teamId: string },
  nameKey: string,
) => Promise<{ platformUserId: bigint } | { code: ErrorCode } | null>;

export function createKnownPerson(parts: {
  names: Pick<NameStore, 'own' | 'found'>;
  peers: Pick<PeerStore, 'person'>;
}): KnownPerson {
  const { names, peers } = parts;
  return async (account, nameKey) => {
    // Another account of the team may have asked; an address that this one has of them is as good.
    const id = (await names.found(account.teamId, [nameKey], foundSince())).get(nameKey);
    if (id !== undefined && (await peers.person(account, id))) return { platformUserId: id };
    const own = await names.own(account, nameKey, foundSince());
    if (!own) return null;
    if (own.code && clock.now() < own.lookedUpAt.getTime() + NOT_FOUND_FOR_MS) return { code: own.code };
    return own.refusals >= MAX_REFUSALS ? { code: 'person_not_addressable' } : null;
  };
}
