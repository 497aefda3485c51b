import type { People } from './people.ts';

/** Those whose first name, last name or username begins with what is asked for; everybody for an empty query. */
export function findByName(query: string, among: readonly number[], people: People): readonly number[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return among;
  return among.filter(userId => {
    const person = people.get(userId);
    if (!person || person.deleted) return false;
    const { firstName, lastName, username } = person;
    return [`${firstName} ${lastName ?? ''}`, lastName, username].some(name =>
      name?.toLowerCase().startsWith(wanted),
    );
  });
}
