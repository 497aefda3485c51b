/** Somebody in somebody's list, under the name that was given to them there; with their number or without. */
export type Contact = {
  readonly firstName: string;
  readonly lastName: string | null;
  readonly phoneKnown: boolean;
};

const nobody: ReadonlyMap<number, Contact> = new Map();

/** Whom each person has in their contacts, and whom they block. */
export class Contacts {
  readonly #of = new Map<number, Map<number, Contact>>();
  readonly #blocked = new Map<number, Map<number, number>>();

  of(ownerId: number): ReadonlyMap<number, Contact> {
    return this.#of.get(ownerId) ?? nobody;
  }

  has(ownerId: number, otherId: number): boolean {
    return this.of(ownerId).has(otherId);
  }

  areMutual(one: number, other: number): boolean {
    return this.has(one, other) && this.has(other, one);
  }

  add(ownerId: number, otherId: number, contact: Contact): void {
    const own = this.#of.get(ownerId) ?? new Map<number, Contact>();
    this.#of.set(ownerId, own.set(otherId, contact));
  }

  delete(ownerId: number, otherId: number): void {
    this.#of.get(ownerId)?.delete(otherId);
  }

  /** Since when somebody blocks another; undefined if they do not. */
  blockedSince(ownerId: number, otherId: number): number | undefined {
    return this.#blocked.get(ownerId)?.get(otherId);
  }

  /** Whom somebody blocks and since when, the newest last. */
  blockedBy(ownerId: number): ReadonlyMap<number, number> {
    return this.#blocked.get(ownerId) ?? new Map();
  }

  block(ownerId: number, otherId: number, at: number): void {
    const own = this.#blocked.get(ownerId) ?? new Map<number, number>();
    this.#blocked.set(ownerId, own.set(otherId, at));
  }

  unblock(ownerId: number, otherId: number): void {
    this.#blocked.get(ownerId)?.delete(otherId);
  }
}
