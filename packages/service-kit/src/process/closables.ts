/** Something that was opened and is closed again at shutdown. */
export type Closable = { close(): Promise<void> };

/** What a process has opened: closed again in the opposite order. */
export class Closables implements Closable {
  readonly #stack: (() => Promise<unknown>)[] = [];

  /** Registers how to close `thing`, and answers it. */
  add<T>(thing: T, close: (thing: T) => Promise<unknown>): T {
    this.#stack.push(() => close(thing));
    return thing;
  }

  async close(): Promise<void> {
    for (let close = this.#stack.pop(); close; close = this.#stack.pop()) await close();
  }
}

/** Opens a process's parts; when one cannot be opened, those before it are closed again. */
export async function openParts<T extends object>(
  open: (opened: Closables) => Promise<T>,
): Promise<T & Closable> {
  const opened = new Closables();
  try {
    return Object.assign(await open(opened), { close: () => opened.close() });
  } catch (error) {
    await opened.close();
    throw error;
  }
}
