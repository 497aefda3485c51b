/** The name that somebody who wrote `written` probably meant; null if none is near. */
export function nearestName(written: string, names: Iterable<string>): string | null {
  let nearest: string | null = null;
  // Two wrong letters in a short name, and one in five of a longer one, are still a typing mistake.
  let least = Math.max(2, Math.floor(written.length / 5)) + 1;
  for (const name of names) {
    if (Math.abs(name.length - written.length) >= least) continue;
    const distance = editDistance(written.toLowerCase(), name.toLowerCase());
    if (distance < least) [least, nearest] = [distance, name];
  }
  return nearest;
}

/** `; did you mean …?`, or nothing if no name is near. */
export function suggestion(written: string, names: Iterable<string>): string {
  const nearest = nearestName(written, names);
  return nearest === null ? '' : `; did you mean ${nearest}?`;
}

/** How many letters have to be put in, left out or replaced (Levenshtein). */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, length) => length);
  for (const [place, letter] of [...one].entries()) {
    const next = [place + 1];
    for (const [column, otherLetter] of [...other].entries()) {
      const replaced = (row[column] ?? 0) + (letter === otherLetter ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
