import type { Problem, ProfileNumbers, Sentence, StricterNumbers } from '@muster/contracts';

type FieldProblem = NonNullable<Problem['fields']>[number];

/** Which of these numbers are looser than the table's, each with the table's value and a sentence. */
export function looserNumbers(table: ProfileNumbers, numbers: StricterNumbers): FieldProblem[] {
  const asked = flatten(numbers);
  const looser = [...flatten(table)].flatMap(([path, value]) => {
    const own = asked.get(path);
    if (own === undefined) return [];
    if (isFloor(path)) return own < value ? [{ path, message: atLeast(value) }] : [];
    return own > value ? [{ path, message: atMost(value) }] : [];
  });
  return [...looser, ...crossedPauses(asked)];
}

/** Whether more is stricter: pauses and the days of a new account, where of all else less is. */
const isFloor = (path: string): boolean => /^(pauses\.|channelPaceSeconds$|newAccount\.days$)/.test(path);

/** The most of a pause may be left to the table only by a least that does not exceed it. */
function crossedPauses(asked: ReadonlyMap<string, number>): FieldProblem[] {
  return [...asked].flatMap(([path, most]) => {
    if (!path.endsWith('.mostSeconds')) return [];
    const least = asked.get(path.replace('mostSeconds', 'leastSeconds')) ?? 0;
    return least > most ? [{ path, message: notBelowLeast(least) }] : [];
  });
}

/** Every number of a profile by its path, e.g. `pauses.invite.leastSeconds`. */
export function flatten(numbers: object, prefix = ''): Map<string, number> {
  const flat = new Map<string, number>();
  for (const [key, value] of Object.entries(numbers)) {
    if (typeof value === 'number') flat.set(prefix + key, value);
    else if (typeof value === 'object' && value !== null) {
      for (const [path, number] of flatten(value, `${prefix}${key}.`)) flat.set(path, number);
    }
  }
  return flat;
}

const atMost = (value: number): Sentence => ({
  en: `The table allows at most ${value} here, and a profile can only be stricter.`,
  ru: `Таблица допускает здесь не больше ${value}, а профиль может быть только строже.`,
});

const atLeast = (value: number): Sentence => ({
  en: `The table asks for at least ${value} here, and a profile can only be stricter.`,
  ru: `Таблица требует здесь не меньше ${value}, а профиль может быть только строже.`,
});

const notBelowLeast = (least: number): Sentence => ({
  en: `The longest pause must not be shorter than the shortest one, ${least}.`,
  ru: `Самая длинная пауза не может быть короче самой короткой: ${least}.`,
});
