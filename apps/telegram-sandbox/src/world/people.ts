import { GeneratedPeople, type PlaceAmongSpeakers } from './from-seed/generated-people.ts';
import type { Language } from './language.ts';
import { NameIndex } from './name-index.ts';
import type { Person, PersonPatch } from './person.ts';
import { SERVICE_ACCOUNT_ID, serviceAccount } from './service-account.ts';
import type { TwoStepPassword } from './two-step-password.ts';

const FIRST_CREATED_ID = 7_000_000_000;
const CREATED_ID_STEP = 1_013;

/** By what somebody is found in lists. */
const shownInLists = ['firstName', 'lastName', 'username', 'deleted', 'bot'] as const;

/** Everybody there is: the generated people, those created since, and what was changed about either. */
export class People {
  readonly #generated: GeneratedPeople;
  readonly #created = new Map<number, Person>();
  /** Whom a username was given to last, since the world began; they may have given it up again. */
  readonly #givenUsernames = new Map<string, number>();
  readonly #createdByPhone = new Map<string, number>();
  readonly #names: NameIndex;
  #version = 0;
  #newestId = 0;
  readonly #patches = new Map<number, PersonPatch>();
  readonly #passwords = new Map<number, TwoStepPassword>();
  readonly #passwordResetsAskedAt = new Map<number, number>();

  /** How many data centres there are to be at home at. */
  readonly dataCenters: number;

  constructor(seed: number, count: number, dataCenters = 1) {
    this.dataCenters = dataCenters;
    this.#generated = new GeneratedPeople(seed, count, dataCenters);
    this.#names = new NameIndex(this.#generated);
  }

  /** How many people the world began with. */
  get generatedCount(): number {
    return this.#generated.count;
  }

  generatedIdAt(index: number): number {
    return this.#generated.idAt(index);
  }

  /** How many of those speak a language, who stands where among them, and where somebody stands. */
  countOf(language: Language): number {
    return this.#generated.countOf(language);
  }

  idOf(language: Language, place: number): number {
    return this.#generated.idOf(language, place);
  }

  placeOf(userId: number): PlaceAmongSpeakers | null {
    return this.#generated.placeOf(userId);
  }

  /** Another number whenever somebody who was there is called otherwise than before, deleted, or a bot. */
  get version(): number {
    return this.#version;
  }

  /** Whether they are no longer, or never were, as they were generated. */
  isChanged(userId: number): boolean {
    return this.#created.has(userId) || this.#patches.has(userId);
  }

  /** Everybody of whom a name may begin like this: of those who are changed, whoever they are. */
  mayBeCalled(prefix: string): number[] {
    const generated = this.#names.startingWith(prefix).map(index => this.#generated.idAt(index));
    const changed = new Set([...this.#created.keys(), ...this.#patches.keys()]);
    return [...generated.filter(userId => !changed.has(userId)), ...changed];
  }

  /** Everybody who is a bot. */
  bots(): number[] {
    const changed = new Set([...this.#created.keys(), ...this.#patches.keys()]);
    const asGenerated = this.#generated.botIds().filter(userId => !changed.has(userId));
    return [...asGenerated, ...[...changed].filter(userId => this.get(userId)?.bot)];
  }

  /** Those created since, oldest first. */
  created(): Person[] {
    return [...this.#created.keys()].flatMap(id => this.get(id) ?? []);
  }

  /** The newest id that a created person has; 0 if there is none. */
  get newestId(): number {
    return this.#newestId;
  }

  /** `given` is the newest id that anybody ever had. */
  nextId(given: number): number {
    return Math.max(FIRST_CREATED_ID, Math.max(given, this.#newestId) + CREATED_ID_STEP);
  }

  get(id: number): Person | null {
    if (id === SERVICE_ACCOUNT_ID) return serviceAccount;
    const person = this.#created.get(id) ?? this.#generated.byId(id);
    const patch = person && this.#patches.get(id);
    return patch ? { ...person, ...patch } : person;
  }

  /** A deleted person's username and phone lead nowhere. */
  byUsername(username: string): Person | null {
    const wanted = username.toLowerCase();
    const holders = [this.#givenUsernames.get(wanted), this.#generated.byUsername(wanted)?.id];
    const living = holders.map(id => this.#living(id));
    return living.find(person => person?.username?.toLowerCase() === wanted) ?? null;
  }

  byPhone(phone: string): Person | null {
    return this.#living(this.#createdByPhone.get(phone) ?? this.#generated.byPhone(phone)?.id);
  }

  password(id: number): TwoStepPassword | null {
    return this.#passwords.get(id) ?? null;
  }

  setPassword(id: number, password: TwoStepPassword | null): void {
    if (password) this.#passwords.set(id, password);
    else this.#passwords.delete(id);
    this.#passwordResetsAskedAt.delete(id);
  }

  /** When they asked for their forgotten password to be taken away; null if they have not. */
  passwordResetAskedAt(id: number): number | null {
    return this.#passwordResetsAskedAt.get(id) ?? null;
  }

  askForPasswordReset(id: number, at: number | null): void {
    if (at === null) this.#passwordResetsAskedAt.delete(id);
    else this.#passwordResetsAskedAt.set(id, at);
  }

  add(person: Person, password: TwoStepPassword | null): void {
    this.#created.set(person.id, person);
    this.#newestId = Math.max(this.#newestId, person.id);
    this.#createdByPhone.set(person.phone, person.id);
    if (person.username !== null) this.#givenUsernames.set(person.username.toLowerCase(), person.id);
    this.setPassword(person.id, password);
  }

  patch(id: number, patch: PersonPatch): void {
    if (shownInLists.some(field => field in patch)) this.#version++;
    this.#patches.set(id, { ...this.#patches.get(id), ...patch });
    if (patch.username) this.#givenUsernames.set(patch.username.toLowerCase(), id);
  }

  #living(id: number | undefined): Person | null {
    const person = id === undefined ? null : this.get(id);
    return person?.deleted ? null : person;
  }
}
