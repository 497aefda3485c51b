import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { SecretStore } from '../src/store.ts';

/** A store to be judged, and what happens to it from outside. */
export type StoreUnderTest = {
  /** Another process opens the same store. */
  open(): Promise<SecretStore>;
  put(path: string, fields: Record<string, string>): Promise<void>;
  /** Brings on the next look at secrets that are followed. */
  nextLook(): Promise<void>;
  end(): Promise<void>;
};

const Value = z.object({ value: z.string() });

/** What every store does for who reads it, whatever it keeps its secrets in. */
export function itConforms(name: string, start: () => Promise<StoreUnderTest>): void {
  describe(`${name} conforms`, () => {
    let under: StoreUnderTest;
    let opened: SecretStore[];
    const open = async () => {
      const store = await under.open();
      opened.push(store);
      return store;
    };
    /** Resolves when a change is seen: looks go on until then. */
    const until = async (seen: () => boolean) => {
      for (; !seen(); await sleep(10)) await under.nextLook();
    };
    beforeEach(async () => {
      opened = [];
      under = await start();
    });
    afterEach(async () => {
      for (const store of opened) await store.close();
      await under.end();
    });

    it('gives what was put there to each process that opens it, and says that it is well', async () => {
      await under.put('a/b', { value: 'secret' });
      for (const store of [await open(), await open()]) {
        expect(await store.read('a/b', Value)).toEqual({ value: 'secret' });
        expect(await store.state()).toEqual({ status: 'ok' });
      }
    });

    it('reads a secret as it is now, also where it was read before', async () => {
      const store = await open();
      for (const value of ['1', '2']) {
        await under.put('a', { value });
        expect(await store.read('a', Value)).toEqual({ value });
      }
    });

    it('says which secret is missing or of another shape, and never its value', async () => {
      await under.put('a', { value: 'find me' });
      const store = await open();
      await expect(store.read('b', Value)).rejects.toThrow('secret b: there is no such secret');
      const shape = await store.read('a', z.object({ other: z.string() })).catch(String);
      expect(shape).toBe('SecretUnavailable: secret a: unexpected shape in other');
    });

    it('refuses paths that could lead elsewhere', async () => {
      const store = await open();
      for (const path of ['../key', '/etc/passwd', 'a/../../b', 'a?version=1', '']) {
        await expect(store.read(path, Value)).rejects.toThrow('not a valid path');
        await expect(store.follow(path, Value, String)).rejects.toThrow('not a valid path');
      }
    });

    it('brings a changed secret to who follows it, made anew only when it has changed', async () => {
      await under.put('a', { value: '1' });
      await under.put('b', { value: '1' });
      const store = await open();
      let made = 0;
      const value = await store.follow('a', Value, secret => {
        made += 1;
        return Number(secret.value);
      });
      const other = await store.follow('b', Value, secret => secret.value);
      expect(value()).toBe(1);
      await under.put('b', { value: '2' });
      await until(() => other() === '2');
      expect([value(), made]).toEqual([1, 1]);
      await under.put('a', { value: '2' });
      await until(() => value() === 2);
      expect(made).toBe(2);
    });

    it('passes over a changed secret of which nothing can be made, until there is one again', async () => {
      await under.put('a', { value: '1' });
      await under.put('b', { value: '1' });
      const store = await open();
      const value = await store.follow('a', Value, secret => BigInt(secret.value));
      const other = await store.follow('b', Value, secret => secret.value);
      for (const broken of [{ other: '2' }, { value: 'no number' }]) {
        await under.put('a', broken);
        // Two looks at b: one of them began after a was broken, and is over.
        for (const sign of ['2', '3']) {
          await under.put('b', { value: sign });
          await until(() => other() === sign);
        }
        expect(value()).toBe(1n);
      }
      await under.put('a', { value: '4' });
      await until(() => value() === 4n);
    });

    it('does not begin to follow what is missing, or of which nothing can be made', async () => {
      await under.put('a', { value: 'no number' });
      const store = await open();
      await expect(store.follow('b', Value, String)).rejects.toThrow('there is no such secret');
      const broken = await store.follow('a', Value, secret => BigInt(secret.value)).catch(String);
      expect(broken).toBe('SecretUnavailable: secret a: nothing can be made of it (SyntaxError)');
    });
  });
}
