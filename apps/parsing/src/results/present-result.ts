import type { ParsingResult } from '@muster/contracts';
import type { CollectedPerson } from './repository.ts';

/** A collected person as the API shows them. */
export function presentResult(person: CollectedPerson): ParsingResult {
  return {
    platformUserId: person.platformUserId.toString(),
    username: person.username,
    firstName: person.firstName,
    lastName: person.lastName,
    premium: person.premium,
    bot: person.bot,
    deleted: person.deleted,
    seenAt: person.seenAt.toISOString(),
  };
}
