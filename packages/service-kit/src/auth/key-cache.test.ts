import { expect, it } from 'vitest';
import { createKeyCache } from './key-cache.ts';

/** Keys as identity publishes them, on a clock that rests move. */
function published(...kids: string[]) {
  const keys = new Set(kids);
  let now = 0;
  let asked = 0;
  const load = async () => {
    asked += 1;
    return new Map([...keys].map(kid => [kid, `key ${kid}`]));
  };
  const time = {
    now: () => now,
    async rest(ms: number) {
      now += ms;
    },
  };
  return {
    keys,
    find: createKeyCache(load, time),
    asked: () => asked,
    now: () => now,
    pass(ms: number) {
      now += ms;
    },
  };
}

it('asks once for the keys it is given, whatever many need them', async () => {
  const { find, asked } = published('1');
  expect(await Promise.all([find('1', undefined), find('1', undefined)])).toEqual(['key 1', 'key 1']);
  expect(await find('1', undefined)).toBe('key 1');
  expect(asked()).toBe(1);
});

it('believes a new key at once, also where the keys were asked for just before', async () => {
  const { find, keys, pass, now } = published('1');
  await find('1', undefined);
  pass(10);
  expect(await find('forged', undefined)).toBeUndefined();
  keys.add('2');
  pass(10);
  const before = now();
  expect(await find('2', undefined)).toBe('key 2');
  expect(now() - before).toBeLessThanOrEqual(1_000);
});

it('asks once a second at most, however many tokens name keys that nobody knows', async () => {
  const { find, asked, now, pass } = published('1');
  for (let token = 0; token < 50; token += 1) {
    pass(10);
    await find(`forged-${token}`, undefined);
  }
  expect(asked()).toBeLessThanOrEqual(now() / 1_000 + 1);
});

it('does not take an answer for the newest that was asked for before the token came', async () => {
  const keys = new Map<string, string>();
  let now = 0;
  const waiting: (() => void)[] = [];
  const load = () => {
    const answer = new Map(keys);
    return new Promise<Map<string, string>>(resolve => void waiting.push(() => resolve(answer)));
  };
  const find = createKeyCache(load, { now: () => now, rest: async () => {} });
  const early = find('1', undefined);
  await Promise.resolve();
  now += 2_000;
  keys.set('1', 'key 1');
  const late = find('1', undefined);
  waiting.shift()?.();
  expect(await early).toBeUndefined();
  while (waiting.length === 0) await Promise.resolve();
  waiting.shift()?.();
  expect(await late).toBe('key 1');
});

it('hears within a minute that a key was withdrawn, and nobody who comes waits for it', async () => {
  const { find, keys, pass } = published('1');
  await find('1', undefined);
  keys.delete('1');
  pass(29_000);
  expect(await find('1', undefined)).toBe('key 1');
  pass(2_000);
  // The one by whom it is asked is still let in.
  expect(await find('1', undefined)).toBe('key 1');
  await new Promise(setImmediate);
  expect(await find('1', undefined)).toBeUndefined();
});

it('believes no key that was withdrawn where nobody came for long', async () => {
  const { find, keys, pass } = published('1', '2');
  await find('1', undefined);
  keys.delete('1');
  pass(61_000);
  expect(await find('1', undefined)).toBeUndefined();
  expect(await find('2', undefined)).toBe('key 2');
});

it('says that keys cannot be had, and asks again for the next token', async () => {
  let isAway = true;
  const find = createKeyCache(async () => {
    if (isAway) throw new Error('away');
    return new Map([['1', 'key 1']]);
  });
  await expect(find('1', undefined)).rejects.toThrow('away');
  isAway = false;
  expect(await find('1', undefined)).toBe('key 1');
});

it('believes the keys it has while they cannot be asked for, and asks once a second at most', async () => {
  let now = 0;
  let isAway = false;
  let asked = 0;
  const load = async () => {
    asked += 1;
    if (isAway) throw new Error('away');
    return new Map([['1', 'key 1']]);
  };
  const find = createKeyCache(load, { now: () => now, rest: async () => {} });
  await find('1', undefined);
  isAway = true;
  now += 6 * 60_000;
  asked = 0;
  for (let token = 0; token < 200; token += 1) {
    now += 10;
    expect(await find('1', undefined)).toBe('key 1');
    await new Promise(setImmediate);
  }
  expect(asked).toBe(2);
});
