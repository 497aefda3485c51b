import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startVaultDouble, type VaultDouble } from '../../testkit/src/vault/index.ts';
import { openVaultStore, type VaultStore } from '../src/vault/open-vault-store.ts';
import { type MovedTime, movedTime } from './vault/moved-time.ts';
import { type PreparedVault, prepareVault } from './vault/prepare-vault.ts';
import { type Recorded, recordLog } from './vault/record-log.ts';

const Value = z.object({ value: z.string() });
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** The session and the looks at what is followed. */
const LOOPS = 2;

/** For the double alone: a real server's clock cannot be moved. */
describe('the store in Vault, on a moved clock', () => {
  let time: MovedTime;
  let double: VaultDouble;
  let vault: PreparedVault;
  let store: VaultStore;
  let log: Recorded;

  beforeEach(async () => {
    time = movedTime();
    double = await startVaultDouble({ now: time.now });
    vault = await prepareVault(double);
    await vault.put('a', { value: 'the first value' });
    log = recordLog();
    store = openVaultStore({ ...vault.storeOptions, refreshEveryMs: 30_000, clock: time, log });
  });
  afterEach(async () => {
    await store.close();
    await vault.end();
    await double.stop();
    // Of every test here: nothing that is secret was ever said.
    for (const secret of vault.secrets) expect(log.text()).not.toContain(secret);
    expect(log.text()).not.toMatch(/hvs\./);
  });

  const endsInMs = () => (store.figures().endsAtMs ?? 0) - time.now();
  const read = async () => (await store.read('a', Value)).value;

  it('logs in, and renews its token after two thirds of its life', async () => {
    await time.asleep(LOOPS);
    expect(endsInMs()).toBe(HOUR_MS);
    await time.advance(39 * MINUTE_MS);
    expect(endsInMs()).toBe(21 * MINUTE_MS);
    await time.advance(MINUTE_MS);
    expect(endsInMs()).toBe(HOUR_MS);
    expect(store.figures().renewalsFailed).toBe(0);
  });

  it('logs in anew where renewals cannot make its token longer, and leaves none behind', async () => {
    await time.asleep(LOOPS);
    for (let passed = 0; passed < 6 * HOUR_MS; passed += 40 * MINUTE_MS) {
      await time.advance(40 * MINUTE_MS);
      expect(endsInMs()).toBeGreaterThanOrEqual(54 * MINUTE_MS);
      expect(await read()).toBe('the first value');
    }
    expect(await vault.endTokens()).toBe(1);
  });

  it('logs in anew when its token cannot be renewed, and says how often that was', async () => {
    await time.asleep(LOOPS);
    await vault.endTokens();
    await time.advance(40 * MINUTE_MS);
    expect(endsInMs()).toBe(HOUR_MS);
    expect(store.figures().renewalsFailed).toBe(1);
    expect(await store.state()).toEqual({ status: 'ok' });
  });

  it('logs in anew when its token is found ended by a reading, which does not fail', async () => {
    await time.asleep(LOOPS);
    await vault.endTokens();
    expect(await read()).toBe('the first value');
    expect(await vault.endTokens()).toBe(1);
  });

  it('refuses to read what its policy does not allow, without logging in for it', async () => {
    await time.asleep(LOOPS);
    await vault.tell('PUT', `sys/policies/acl/${vault.role}`, {
      policy: 'path "auth/token/lookup-self" { capabilities = ["read"] }',
    });
    await expect(read()).rejects.toThrow('secret a: Vault does not let this service read it');
    expect(await vault.endTokens()).toBe(1);
  });

  it('goes on with what it holds of a secret that it may not read any more, and says so once', async () => {
    const value = await store.follow('a', Value, secret => secret.value);
    await time.asleep(LOOPS);
    await vault.tell('PUT', `sys/policies/acl/${vault.role}`, {
      policy: 'path "auth/token/lookup-self" { capabilities = ["read"] }',
    });
    await time.advance(30_000);
    await time.advance(30_000);
    expect(value()).toBe('the first value');
    await expect(read()).rejects.toThrow('secret a: Vault does not let this service read it');
    const passedOver = log.lines.filter(({ text }) => text === 'a changed secret is passed over');
    expect(passedOver).toHaveLength(1);
    expect(log.text()).toContain('does not let this service read it');
  });

  it('asks a Vault that is away less and less often, and every 5 s in the end', async () => {
    await time.asleep(LOOPS);
    await double.kill();
    await time.advance(40 * MINUTE_MS);
    const rests: number[] = [];
    for (let tries = 0; tries < 6; tries += 1) {
      rests.push(time.nextInMs());
      await time.advance(time.nextInMs());
    }
    expect(rests).toEqual([500, 1_000, 2_000, 4_000, 5_000, 5_000]);
  });

  it('goes on with what it holds while Vault is away and then sealed, until its token ends, and comes back', async () => {
    const value = await store.follow('a', Value, secret => secret.value);
    await time.asleep(LOOPS);
    await double.kill();
    expect(await store.state()).toEqual({ status: 'held', why: 'away' });
    expect([value(), await read()]).toEqual(['the first value', 'the first value']);
    await double.restart();
    expect(await store.state()).toEqual({ status: 'held', why: 'sealed' });
    expect(await read()).toBe('the first value');
    await time.advance(HOUR_MS);
    expect(await store.state()).toEqual({ status: 'ended', why: 'sealed' });
    expect([value(), await read()]).toEqual(['the first value', 'the first value']);
    await vault.unseal();
    await vault.put('a', { value: 'the second value' });
    await time.advance(5_000);
    expect(await store.state()).toEqual({ status: 'ok' });
    await time.advance(30_000);
    expect(value()).toBe('the second value');
    expect(log.lines.map(({ text }) => text)).toContain('the token of Vault is not renewed');
  });

  it('brings a changed secret to who follows it, and measures the version in use, not the last one there is', async () => {
    const number = await store.follow('a', Value, secret => {
      if (secret.value === 'the second value') throw new Error(`no number: ${secret.value}`);
      return secret.value.length;
    });
    const value = await store.follow('a', Value, secret => secret.value);
    await time.asleep(LOOPS);
    const version = () => store.figures().versions.get('a');
    expect(version()).toBe(1);
    await vault.put('a', { value: 'the second value' });
    await time.advance(30_000);
    expect([value(), number(), version()]).toEqual(['the second value', 15, 1]);
    await vault.put('a', { other: 'the third value' });
    await time.advance(30_000);
    await time.advance(30_000);
    expect([value(), number(), version()]).toEqual(['the second value', 15, 1]);
    await vault.put('a', { value: 'a value' });
    await time.advance(30_000);
    expect([value(), number(), version()]).toEqual(['a value', 7, 4]);
    // One for what could not be used by one of them, and one each for what could be used by none.
    const passedOver = log.lines.filter(({ text }) => text === 'a changed secret is passed over');
    expect(passedOver).toHaveLength(3);
  });
});

/** For the double alone: it is sealed, killed and restarted at will. */
describe('the store in Vault, at the start of a process', () => {
  let time: MovedTime;
  let double: VaultDouble;
  let vault: PreparedVault;
  let log: Recorded;

  beforeEach(async () => {
    time = movedTime();
    double = await startVaultDouble({ now: time.now });
    vault = await prepareVault(double);
    await vault.put('a', { value: 'the first value' });
    log = recordLog();
  });
  afterEach(async () => {
    await vault.end();
    await double.stop();
  });

  const starts = [
    { why: 'away', breakIt: () => double.kill(), mend: () => double.restart().then(vault.unseal) },
    { why: 'sealed', breakIt: () => double.restart(), mend: () => vault.unseal() },
    {
      why: 'refused',
      breakIt: () => vault.keep('of somebody else'),
      mend: async () => vault.keep((await vault.issue(2)).secretId),
    },
  ] as const;
  it.each(starts)(
    'waits while Vault is $why, says so, and reads as soon as it is let in',
    async ({ why, breakIt, mend }) => {
      await breakIt();
      const store = openVaultStore({ ...vault.storeOptions, refreshEveryMs: 30_000, clock: time, log });
      const read = store.read('a', Value);
      // And the reading itself.
      await time.asleep(LOOPS + 1);
      expect(await store.state()).toEqual({ status: 'ended', why });
      expect(log.lines).toContainEqual({ level: 'warn', fields: { why }, text: 'waiting for Vault' });
      await mend();
      let value: unknown;
      void read.then(secret => {
        value = secret.value;
      });
      for (; value === undefined; await wait(10)) {
        await Promise.race([time.advance(5_000), read]);
      }
      expect(value).toBe('the first value');
      expect(await store.state()).toEqual({ status: 'ok' });
      await store.close();
    },
  );

  it('can be closed while it waits', async () => {
    await double.kill();
    const store = openVaultStore({ ...vault.storeOptions, refreshEveryMs: 30_000, clock: time, log });
    const read = expect(store.read('a', Value)).rejects.toThrow();
    await time.asleep(LOOPS + 1);
    await store.close();
    await read;
  });
});
