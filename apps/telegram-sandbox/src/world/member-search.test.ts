import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateChats } from './from-seed/generated-chats.ts';
import { MemberSearch } from './member-search.ts';
import { searchWords } from './name-words.ts';
import { People } from './people.ts';

const people = new People(7, 3_000, 2);
const chats = generateChats(7, people);
const search = new MemberSearch(people);
const [chat] = chats;
if (!chat) throw new Error('no chat');
const members = chat.members.newestFirst();
const wordsOf = (userId: number) => {
  const person = people.get(userId);
  return person ? searchWords(person) : [];
};

describe('the search among members', () => {
  it('finds everybody who has a name by the union of all first letters', () => {
    const alphabet = [...'абвгдеёжзийклмнопрстуфхцчшщъыьэюяabcdefghijklmnopqrstuvwxyz'];
    const found = new Set(alphabet.flatMap(letter => search.find(letter, chat)));
    expect([...found].sort()).toEqual(members.filter(userId => wordsOf(userId).length > 0).sort());
  });

  it('finds exactly those of whom a word begins like that, the newest first', () => {
    const anybody = fc.constantFrom(...members.filter(userId => wordsOf(userId).length > 0));
    fc.assert(
      fc.property(anybody, fc.nat(), fc.integer({ min: 1, max: 8 }), (userId, which, length) => {
        const words = wordsOf(userId);
        const prefix = (words[which % words.length] ?? '').slice(0, length);
        const expected = members.filter(id => wordsOf(id).some(word => word.startsWith(prefix)));
        expect(search.find(prefix, chat)).toEqual(expected);
        expect(expected).toContain(userId);
      }),
      { numRuns: 60 },
    );
  });

  it('goes by several words, and by new names at once', () => {
    const userId = members.find(id => {
      const person = people.get(id);
      return person?.lastName != null && !person.bot && !person.deleted;
    });
    const person = userId === undefined ? null : people.get(userId);
    if (!userId || !person?.lastName) throw new Error('nobody has two names');
    expect(search.find(`${person.lastName} ${person.firstName.slice(0, 2)}`, chat)).toContain(userId);
    people.patch(userId, { deleted: true });
    expect(search.find(person.firstName, chat)).not.toContain(userId);
    people.patch(userId, { deleted: false });
    expect(search.find(person.firstName, chat)).toContain(userId);
    chat.members.remove(userId);
    expect(search.find(person.firstName, chat)).not.toContain(userId);
  });
});
