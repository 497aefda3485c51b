/** Something that was opened and is closed again at shutdown. */
export type Closable = { close(): Promise<void> };

/** What a process has opened: closed again in the opposite order. */
export class Closables implements Closable {
  readonly #stack: (() => Promise<unknown>)[] = [];
  readonly #meanwhile: Closable[] = [];

  /** Registers how to close `thing`, and answers it. */
  add<T>(thing: T, close: (thing: T) => Promise<unknown>): T {
    this.#stack.push(() => close(thing));
    return thing;
  }

  /** Registers what nobody needs any more once all is open. */
  addMeanwhile(thing: Closable): void {
    this.#meanwhile.push(thing);
  }

  async closeMeanwhile(): Promise<void> {
    for (let thing = this.#meanwhile.pop(); thing; thing = this.#meanwhile.pop()) await thing.close();
  }

  async close(): Promise<void> {
    await this.closeMeanwhile();
    for (let close = this.#stack.pop(); close; close = this.#stack.pop()) await close();
  }
}

/** Opens a process's parts; when one cannot be opened, those before it are closed again. */
export async function openParts<T extends object>(
  open: (opened: Closables) => Promise<T>,
): Promise<T & Closable> {
  const opened = new Closables();
  try {
    const parts = await open(opened);
    await opened.closeMeanwhile();
    return Object.assign(parts, { close: () => opened.close() });
  } catch (error) {
    await opened.close();
    throw error;
  }
}
