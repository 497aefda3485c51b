/** When somebody came, and who brought them; null if they came by themselves. */
export type Membership = { readonly joinedAt: number; readonly invitedBy: number | null };

type Drawn = {
  readonly size: number;
  /** Called once, when somebody looks. */
  readonly draw: () => readonly number[];
  readonly membership: (slot: number) => Membership;
};

/**
 * The members of one chat in the order they came. Those a generated chat begins with are drawn only when
 * somebody looks, and their memberships are derived from the slot; only later ones are stored.
 */
export class Members {
  readonly #drawn: Drawn;
  readonly #later = new Map<number, Membership>();
  #slots: Map<number, number> | null = null;
  #newestFirst: readonly number[] | null = null;
  #size: number;

  constructor(drawn: Drawn) {
    this.#drawn = drawn;
    this.#size = drawn.size;
  }

  get size(): number {
    return this.#size;
  }

  has(userId: number): boolean {
    return this.#later.has(userId) || this.#drawnSlots().has(userId);
  }

  membership(userId: number): Membership | null {
    const later = this.#later.get(userId);
    if (later) return later;
    const slot = this.#drawnSlots().get(userId);
    return slot === undefined ? null : this.#drawn.membership(slot);
  }

  newestFirst(): readonly number[] {
    this.#newestFirst ??= [...this.#drawnSlots().keys(), ...this.#later.keys()].reverse();
    return this.#newestFirst;
  }

  /** False if they are a member already. */
  add(userId: number, membership: Membership): boolean {
    if (this.has(userId)) return false;
    this.#later.set(userId, membership);
    this.#changedBy(1);
    return true;
  }

  /** False if they are no member. */
  remove(userId: number): boolean {
    if (!this.#later.delete(userId) && !this.#drawnSlots().delete(userId)) return false;
    this.#changedBy(-1);
    return true;
  }

  #changedBy(difference: number): void {
    this.#size += difference;
    this.#newestFirst = null;
  }

  #drawnSlots(): Map<number, number> {
    this.#slots ??= new Map(this.#drawn.draw().map((userId, slot) => [userId, slot]));
    return this.#slots;
  }
}
