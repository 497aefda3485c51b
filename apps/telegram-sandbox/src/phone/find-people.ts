import { matches } from '../world/name-words.ts';
import type { People } from '../world/people.ts';
import type { Person } from '../world/person.ts';

/**
 * People, created or generated, of whom a name or the username begins with what is asked for, or whose phone or id
 * it is; for those who were created, the beginning of phone or id is enough. They come first.
 */
export function findPeople(query: string, people: People, limit: number): Person[] {
  const wanted = query.trim().toLowerCase().replace(/^[@+]/, '');
  const found = new Map<number, Person>();
  for (const person of candidates(wanted, people)) {
    if (person !== null) found.set(person.id, person);
    if (found.size === limit) break;
  }
  return [...found.values()];
}

function* candidates(wanted: string, people: People): Generator<Person | null> {
  for (const person of people.created()) {
    const { id, phone } = person;
    if (matches(person, wanted) || phone.startsWith(wanted) || String(id).startsWith(wanted)) yield person;
  }
  yield people.byPhone(wanted);
  yield people.get(Number(wanted));
  const [first = ''] = wanted.split(/\s+/);
  for (const userId of people.mayBeCalled(first)) {
    const person = people.get(userId);
    if (matches(person, wanted)) yield person;
  }
}
