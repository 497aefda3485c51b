import { botNames, english, type NameSet, russianMen, russianWomen } from './names.ts';
import type { InvitePrivacy, LastSeen, Person } from './person.ts';
import { chance, mix, pick } from './random.ts';
import { type Scramble, scramble } from './scramble.ts';

/** Ids straddle 2^32 so that a client which cuts them to 32 bits is found out. */
const FIRST_ID = 4_290_000_000;
const ID_STEP = 1_979;

/** Country codes 7 975 and 1 555 are given to nobody, so no number here is a real person's. */
const RUSSIAN_PREFIX = '7975';
const ENGLISH_PREFIX = '1555';

/** Each trait is drawn on its own; the numbers only keep the draws apart. */
const trait = {
  language: 1,
  gender: 2,
  first: 3,
  last: 4,
  hasLast: 5,
  hasUsername: 6,
  usernameStyle: 7,
  bot: 8,
  deleted: 9,
  premium: 10,
  privacy: 11,
  premiumMayInvite: 12,
  premiumMayWrite: 13,
  chatsFull: 14,
  lastSeen: 15,
  secondsAgo: 16,
};

/**
 * The people a world begins with. Everything about one follows from the seed and an index, so a quarter of a
 * million people cost no memory, and usernames and phone numbers are resolved by arithmetic.
 */
export class GeneratedPeople {
  readonly count: number;
  readonly #seed: number;
  readonly #usernames: Scramble;
  readonly #phones: Scramble = scramble(1_000_000);

  constructor(seed: number, count: number) {
    this.#seed = seed;
    this.count = count;
    this.#usernames = scramble(count);
  }

  idAt(index: number): number {
    return FIRST_ID + index * ID_STEP;
  }

  byId(id: number): Person | null {
    const index = (id - FIRST_ID) / ID_STEP;
    return Number.isInteger(index) ? this.#at(index) : null;
  }

  byUsername(username: string): Person | null {
    const digits = /(\d+)(_bot)?$/.exec(username)?.[1];
    const index = digits === undefined ? null : this.#usernames.invert(Number(digits));
    const person = index === null ? null : this.#at(index);
    return person?.username === username.toLowerCase() ? person : null;
  }

  byPhone(phone: string): Person | null {
    const index = this.#phones.invert(Number(phone.slice(4)));
    const person = index === null ? null : this.#at(index);
    return person?.phone === phone ? person : null;
  }

  #at(index: number): Person | null {
    if (index < 0 || index >= this.count) return null;
    const bot = this.#chance(index, trait.bot) < 0.01;
    const deleted = !bot && this.#chance(index, trait.deleted) < 0.03;
    const invitePrivacy = bot ? 'everybody' : this.#privacy(index);
    const strict = invitePrivacy !== 'everybody';
    return {
      id: this.idAt(index),
      ...this.#name(index, bot),
      phone: this.#phone(index),
      bot,
      deleted,
      banned: false,
      premium: !bot && this.#chance(index, trait.premium) < 0.05,
      invitePrivacy,
      premiumMayInvite: strict && this.#chance(index, trait.premiumMayInvite) < 0.25,
      premiumMayWrite: strict && this.#chance(index, trait.premiumMayWrite) < 0.1,
      chatsFull: !bot && this.#chance(index, trait.chatsFull) < 0.005,
      lastSeen: this.#lastSeen(index),
    };
  }

  #name(index: number, bot: boolean): Pick<Person, 'firstName' | 'lastName' | 'username'> {
    if (bot) {
      const { shown, latin } = pick(botNames, mix(this.#seed, index, trait.first));
      return { firstName: `${shown} Bot`, lastName: null, username: `${latin}_${this.#digits(index)}_bot` };
    }
    const set = this.#nameSet(index);
    const first = pick(set.first, mix(this.#seed, index, trait.first));
    const last = pick(set.last, mix(this.#seed, index, trait.last));
    const hasUsername = this.#chance(index, trait.hasUsername) < 0.62;
    return {
      firstName: first.shown,
      lastName: this.#chance(index, trait.hasLast) < 0.75 ? last.shown : null,
      username: hasUsername ? this.#username(index, first.latin, last.latin) : null,
    };
  }

  #username(index: number, first: string, last: string): string {
    const styles = [`${first}_${last}`, `${first}${last}`, `${first.charAt(0)}_${last}`, last, first];
    return pick(styles, mix(this.#seed, index, trait.usernameStyle)) + this.#digits(index);
  }

  #digits(index: number): string {
    return String(this.#usernames.apply(index)).padStart(this.#usernames.digits, '0');
  }

  #nameSet(index: number): NameSet {
    if (!this.#isRussian(index)) return english;
    return this.#chance(index, trait.gender) < 0.5 ? russianWomen : russianMen;
  }

  #phone(index: number): string {
    const prefix = this.#isRussian(index) ? RUSSIAN_PREFIX : ENGLISH_PREFIX;
    return prefix + String(this.#phones.apply(index)).padStart(7, '0');
  }

  #privacy(index: number): InvitePrivacy {
    const drawn = this.#chance(index, trait.privacy);
    if (drawn < 0.03) return 'nobody';
    return drawn < 0.08 ? 'contacts' : 'everybody';
  }

  #lastSeen(index: number): LastSeen {
    const drawn = this.#chance(index, trait.lastSeen);
    if (drawn < 0.04) return { kind: 'online' };
    if (drawn < 0.19)
      return { kind: 'offline', secondsAgo: mix(this.#seed, index, trait.secondsAgo) % 259_200 };
    if (drawn < 0.65) return { kind: 'recently' };
    if (drawn < 0.77) return { kind: 'lastWeek' };
    return { kind: drawn < 0.87 ? 'lastMonth' : 'longAgo' };
  }

  #isRussian(index: number): boolean {
    return this.#chance(index, trait.language) < 0.6;
  }

  #chance(index: number, which: number): number {
    return chance(this.#seed, index, which);
  }
}
