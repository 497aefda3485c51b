import type { Language } from '../language.ts';
import type { LastSeen, Person } from '../person.ts';
import type { Audience, Privacy } from '../privacy.ts';
import { chance, mix, pick } from '../random.ts';
import { botNames, english, type NameSet, russianMen, russianWomen } from './names.ts';
import { type Scramble, scramble } from './scramble.ts';
import { trait } from './traits.ts';

/** Ids straddle 2^32 so that a client which cuts them to 32 bits is found out. */
const FIRST_ID = 4_290_000_000;
const ID_STEP = 1_979;

/** Country codes 7 975 and 1 555 are given to nobody, so no number here is a real person's. */
const RUSSIAN_PREFIX = '7975';
const ENGLISH_PREFIX = '1555';

/** Of five people in a row the first three speak Russian, the others English. */
const IN_A_ROW = 5;
const speakersInARow: Readonly<Record<Language, { readonly first: number; readonly count: number }>> = {
  ru: { first: 0, count: 3 },
  en: { first: 3, count: 2 },
};
const languageAt = (index: number): Language => (index % IN_A_ROW < speakersInARow.en.first ? 'ru' : 'en');

/** Which language somebody speaks, and how many speak it before them. */
export type PlaceAmongSpeakers = { readonly language: Language; readonly place: number };

/**
 * The people a world begins with. Everything about one follows from the seed and an index, so a quarter of a
 * million people cost no memory, and usernames and phone numbers are resolved by arithmetic.
 */
export class GeneratedPeople {
  readonly count: number;
  readonly #seed: number;
  readonly #dataCenters: number;
  readonly #usernames: Scramble;
  readonly #phones: Scramble = scramble(1_000_000);
  #botIds: readonly number[] | null = null;

  constructor(seed: number, count: number, dataCenters = 1) {
    this.#seed = seed;
    this.#dataCenters = dataCenters;
    this.count = count;
    this.#usernames = scramble(count);
  }

  idAt(index: number): number {
    return FIRST_ID + index * ID_STEP;
  }

  countOf(language: Language): number {
    const { first, count } = speakersInARow[language];
    const rest = (this.count % IN_A_ROW) - first;
    return Math.floor(this.count / IN_A_ROW) * count + Math.min(count, Math.max(0, rest));
  }

  idOf(language: Language, place: number): number {
    const { first, count } = speakersInARow[language];
    return this.idAt(Math.floor(place / count) * IN_A_ROW + first + (place % count));
  }

  placeOf(id: number): PlaceAmongSpeakers | null {
    const index = (id - FIRST_ID) / ID_STEP;
    if (!Number.isInteger(index) || index < 0 || index >= this.count) return null;
    const language = languageAt(index);
    const { first, count } = speakersInARow[language];
    return { language, place: Math.floor(index / IN_A_ROW) * count + (index % IN_A_ROW) - first };
  }

  /** Everybody who is a bot; they are looked for once. */
  botIds(): readonly number[] {
    this.#botIds ??= Array.from({ length: this.count }, (_, index) => index)
      .filter(index => this.#isBot(index))
      .map(index => this.idAt(index));
    return this.#botIds;
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
    const bot = this.#isBot(index);
    const deleted = !bot && this.#chance(index, trait.deleted) < 0.03;
    const strict = !bot && this.#inviteAudience(index) !== 'everybody';
    // Named one by one: a spread in the middle of a literal takes V8 longer than all the rest.
    const { firstName, lastName, username } = this.#name(index, bot);
    return {
      id: this.idAt(index),
      firstName,
      lastName,
      username,
      phone: this.#phone(index),
      homeDc: 1 + (mix(this.#seed, index, trait.home) % this.#dataCenters),
      hasPhoto: !deleted && this.#chance(index, trait.photo) < 0.7,
      bot,
      deleted,
      banned: false,
      premium: !bot && this.#chance(index, trait.premium) < 0.05,
      privacy: bot ? {} : this.#privacy(index),
      premiumMayWrite: strict && this.#chance(index, trait.premiumMayWrite) < 0.1,
      chatsFull: !bot && this.#chance(index, trait.chatsFull) < 0.005,
      lastSeen: this.#lastSeen(index),
    };
  }

  #isBot(index: number): boolean {
    return this.#chance(index, trait.bot) < 0.01;
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
    if (languageAt(index) === 'en') return english;
    return this.#chance(index, trait.gender) < 0.5 ? russianWomen : russianMen;
  }

  #phone(index: number): string {
    const prefix = languageAt(index) === 'ru' ? RUSSIAN_PREFIX : ENGLISH_PREFIX;
    return prefix + String(this.#phones.apply(index)).padStart(7, '0');
  }

  /** The shares are assumptions, save that a number is shown to contacts unless one chooses otherwise. */
  #privacy(index: number): Privacy {
    const invite = this.#inviteAudience(index);
    const premium = invite !== 'everybody' && this.#chance(index, trait.premiumMayInvite) < 0.25;
    return {
      invite: premium ? { audience: invite, premium } : { audience: invite },
      phone: { audience: this.#audience(index, trait.phonePrivacy, { nobody: 0.3, contacts: 0.66 }) },
      foundByPhone: { audience: this.#audience(index, trait.foundByPhone, { nobody: 0, contacts: 0.2 }) },
      lastSeen: { audience: this.#audience(index, trait.lastSeenPrivacy, { nobody: 0.2, contacts: 0.25 }) },
      photo: { audience: this.#audience(index, trait.photoPrivacy, { nobody: 0.04, contacts: 0.12 }) },
    };
  }

  #inviteAudience(index: number): Audience {
    return this.#audience(index, trait.privacy, { nobody: 0.03, contacts: 0.05 });
  }

  #audience(index: number, which: number, share: { nobody: number; contacts: number }): Audience {
    const drawn = this.#chance(index, which);
    if (drawn < share.nobody) return 'nobody';
    return drawn < share.nobody + share.contacts ? 'contacts' : 'everybody';
  }

  #lastSeen(index: number): LastSeen {
    const drawn = this.#chance(index, trait.lastSeen);
    if (drawn < 0.04) return { kind: 'online' };
    const [from, until] = drawn < 0.65 ? [0, 3] : drawn < 0.77 ? [3, 7] : drawn < 0.87 ? [7, 30] : [30, 400];
    const daysAgo = from + (until - from) * this.#chance(index, trait.secondsAgo) ** 2;
    return { kind: 'offline', secondsAgo: 60 + Math.floor(daysAgo * 86_400) };
  }

  #chance(index: number, which: number): number {
    return chance(this.#seed, index, which);
  }
}
