import type { Person } from './person.ts';

type Named = Pick<Person, 'firstName' | 'lastName' | 'username' | 'deleted'>;

const wordsIn = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[\s_@.,]+/)
    .filter(Boolean);

/** What somebody is found by: the words of their names, and their username as a whole. */
export function searchWords({ firstName, lastName, username, deleted }: Named): string[] {
  if (deleted) return [];
  const words = [...wordsIn(firstName), ...wordsIn(lastName ?? '')];
  return username === null ? words : [...words, username.toLowerCase()];
}

/** Whether every word asked for begins one of somebody's; an empty query fits everybody. */
export function matches(person: Named | null, query: string): boolean {
  if (!person) return false;
  const wanted = query.toLowerCase().replace(/^\s*@/, '').split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return true;
  const words = searchWords(person);
  return wanted.every(prefix => words.some(word => word.startsWith(prefix)));
}
