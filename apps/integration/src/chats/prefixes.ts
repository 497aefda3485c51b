/** What names and usernames begin with here, whatever the case. Whoever is called otherwise is not found by prefixes. */
const LETTERS = [...'abcdefghijklmnopqrstuvwxyzабвгдеёжзийклмнопрстуфхцчшщъыьэюя0123456789'];

/** Longer prefixes would be more calls than there are people to find. */
export const MAX_PREFIX = 3;

/**
 * The prefix to search for after this one: the next longer one where more people have it than are listed, else the next
 * one; null after the last. The list of everybody is that of the empty prefix.
 */
export function prefixAfter(prefix: string, wasCutShort: boolean): string | null {
  if (wasCutShort && prefix.length < MAX_PREFIX) return `${prefix}${LETTERS[0]}`;
  for (let rest = prefix; rest !== ''; rest = rest.slice(0, -1)) {
    const sibling = LETTERS[LETTERS.indexOf(rest.slice(-1)) + 1];
    if (sibling !== undefined) return `${rest.slice(0, -1)}${sibling}`;
  }
  return null;
}
