import type { Person } from '../world/person.ts';
import type { World } from '../world/world.ts';

/** Contacts write without Premium all the same. https://core.telegram.org/api/privacy#require-premium-for-new-non-contact-users */
export const needsPremiumToWrite = (
  person: Person,
  writer: Pick<Person, 'id' | 'premium'>,
  { contacts }: Pick<World, 'contacts'>,
): boolean => person.premiumMayWrite && !writer.premium && !contacts.has(person.id, writer.id);
