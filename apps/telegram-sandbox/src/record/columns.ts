const FIRST_CAPACITY = 1_024;

/** Numbers one after another, eight bytes each or four, without an object for each. */
export class Column {
  #values: Float64Array | Uint32Array;
  #length = 0;

  constructor(kind: 'float64' | 'uint32') {
    this.#values = kind === 'float64' ? new Float64Array(FIRST_CAPACITY) : new Uint32Array(FIRST_CAPACITY);
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger =
        this.#values instanceof Float64Array
          ? new Float64Array(this.#length * 2)
          : new Uint32Array(this.#length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length++] = value;
  }

  /** 0 beyond the end. */
  at(index: number): number {
    return this.#values[index] ?? 0;
  }
}

/** Numbers for names, counted from 1 in the order they came; 0 stands for no name. */
export class Names {
  readonly #numbers = new Map<string, number>();
  readonly #names: string[] = [''];

  numberOf(name: string | null | undefined): number {
    if (name === null || name === undefined) return 0;
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    this.#names.push(name);
    this.#numbers.set(name, this.#names.length - 1);
    return this.#names.length - 1;
  }

  /** The number of a name that may never have come; null then. */
  find(name: string): number | null {
    return this.#numbers.get(name) ?? null;
  }

  nameOf(number: number): string {
    return this.#names[number] ?? '';
  }

  /** The numbers of those names that fit. */
  select(fits: (name: string) => boolean): Set<number> {
    const selected = new Set<number>();
    for (const [name, number] of this.#numbers) if (fits(name)) selected.add(number);
    return selected;
  }
}
