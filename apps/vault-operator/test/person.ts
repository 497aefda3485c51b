import type { Person } from '../src/person.ts';
import { CannotDo } from '../src/print.ts';

/** Somebody at the keyboard who knows the answers beforehand. */
export function personWith(answers: readonly string[] = [], { agrees = true } = {}) {
  const left = [...answers];
  const told: string[] = [];
  const answer = async (question: string) => {
    const next = left.shift();
    if (next === undefined) throw new CannotDo(`Nobody is there to answer: ${question}`);
    return next;
  };
  const person: Person = {
    tell: (line = '') => void told.push(line),
    askSecret: answer,
    agrees: async () => agrees,
  };
  return { person, told: () => told.join('\n'), left: () => left.length };
}
