import { describe, expect, it } from 'vitest';
import type { Person } from '../person.ts';
import { GeneratedPeople } from './generated-people.ts';

const COUNT = 20_000;
const people = new GeneratedPeople(1, COUNT);
const everybody = Array.from({ length: COUNT }, (_, index) => people.byId(people.idAt(index))).filter(
  (person): person is Person => person !== null,
);
const share = (fits: (person: Person) => boolean) => everybody.filter(fits).length / everybody.length;

describe('the generated people', () => {
  it('are the same for the same seed, and others for another', () => {
    const again = new GeneratedPeople(1, COUNT);
    const other = new GeneratedPeople(2, COUNT);
    expect(everybody.slice(0, 100).map(({ id }) => again.byId(id))).toEqual(everybody.slice(0, 100));
    expect(everybody.slice(0, 100).map(({ id }) => other.byId(id))).not.toEqual(everybody.slice(0, 100));
  });

  it('are found by the username and phone that nobody else has', () => {
    expect(everybody).toHaveLength(COUNT);
    const usernames = everybody.flatMap(({ username }) => username ?? []);
    expect(new Set(usernames).size).toBe(usernames.length);
    expect(new Set(everybody.map(({ phone }) => phone)).size).toBe(COUNT);
    const wrong = everybody.filter(({ id, phone, username }) => {
      const found = username === null ? people.byPhone(phone) : people.byUsername(username);
      const looksReal = /^[a-z]\w{4,31}$/.test(username ?? 'none_at_all');
      return people.byPhone(phone)?.id !== id || found?.id !== id || !looksReal;
    });
    expect(wrong).toEqual([]);
  });

  it('are spread as in real communities', () => {
    expect(share(person => !person.bot && person.privacy.invite?.audience !== 'everybody')).toBeCloseTo(
      0.08,
      2,
    );
    expect(share(person => person.username !== null)).toBeCloseTo(0.62, 1);
    expect(share(person => person.deleted)).toBeCloseTo(0.03, 2);
    expect(share(person => person.bot)).toBeCloseTo(0.01, 2);
    expect(share(person => person.premium)).toBeCloseTo(0.05, 2);
    expect(share(person => /[а-я]/i.test(person.firstName))).toBeCloseTo(0.6, 1);
    expect(share(person => person.id > 2 ** 32)).toBeGreaterThan(0.1);
  });

  it('answer to no username or phone that only looks like theirs', () => {
    for (const wrong of ['anna', 'anna_petrova99999', '1', '', '_bot'])
      expect(people.byUsername(wrong)).toBeNull();
    for (const wrong of ['', '7', '79750000', '15559999999', 'x']) expect(people.byPhone(wrong)).toBeNull();
  });
});
