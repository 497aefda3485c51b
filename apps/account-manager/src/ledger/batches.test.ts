import { describe, expect, it } from 'vitest';
import { createBatches } from './batches.ts';

/** Runs batches of which the test says when each ends, and notes them. */
function held<Item>(keysOf?: (item: Item) => readonly string[]) {
  const batches: { items: readonly Item[]; end: (error?: Error) => void }[] = [];
  let began = () => {};
  const subject = createBatches<Item, Item>(
    items =>
      new Promise((resolve, reject) => {
        batches.push({ items, end: error => (error ? reject(error) : resolve(items)) });
        began();
      }),
    keysOf,
  );
  return {
    ...subject,
    /** The batch of this number, once it has begun. */
    async batch(number: number) {
      while (!batches[number]) await new Promise<void>(resolve => (began = resolve));
      return batches[number];
    },
  };
}

describe('batches', () => {
  it('take what comes while others are at work, and answer each its own', async () => {
    const { add, batch } = held<number>();
    const first = add(1);
    await batch(0);
    const second = add(2);
    await batch(1);
    const rest = [add(3), add(4), add(5)];
    (await batch(0)).end();
    expect(await first).toBe(1);
    expect((await batch(2)).items).toEqual([3, 4, 5]);
    (await batch(1)).end();
    (await batch(2)).end();
    expect(await Promise.all([second, ...rest])).toEqual([2, 3, 4, 5]);
  });

  it('take what belongs together one after the other, in the order it came', async () => {
    const { add, batch } = held<string>(item => [item.slice(0, 1)]);
    const all = ['a1', 'b1', 'a2', 'a3', 'c1'].map(add);
    const first = await batch(0);
    expect(first.items).toEqual(['a1', 'b1', 'c1']);
    expect((await batch(1)).items).toEqual(['a2']);
    first.end();
    expect((await batch(2)).items).toEqual(['a3']);
    (await batch(1)).end();
    (await batch(2)).end();
    await Promise.all(all);
  });

  it('fail together, and the next ones do not', async () => {
    const { add, batch } = held<number>();
    const failing = Promise.allSettled([add(1), add(2)]);
    (await batch(0)).end(new Error('away'));
    expect((await failing).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const next = add(3);
    (await batch(1)).end();
    expect(await next).toBe(3);
  });

  it('refuse what would wait too long', async () => {
    const { add, batch, close } = held<number>(() => ['one']);
    const taken = [add(0), add(1)];
    await batch(1);
    const all = Array.from({ length: 2_000 }, (_, i) => add(i + 2));
    await expect(add(-1)).rejects.toMatchObject({ code: 'service_unavailable' });
    for (let i = 0; i < 2_002; i++) (await batch(i)).end();
    await Promise.all([...taken, ...all]);
    await close();
  });

  it('are done with everything when they are closed', async () => {
    const { add, batch, close } = held<number>(() => ['one']);
    const done: number[] = [];
    for (const item of [1, 2, 3]) void add(item).then(() => done.push(item));
    const closed = close();
    for (const number of [0, 1, 2]) (await batch(number)).end();
    await closed;
    expect(done).toEqual([1, 2, 3]);
  });
});
