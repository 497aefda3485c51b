import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AuthKey } from './auth-key.ts';
import { AuthKeys, authKeyId } from './auth-keys.ts';
import { Salts } from './salts.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let dataDirectory = '';
let keys: AuthKeys;
let salts: Salts;
beforeEach(() => {
  vi.useFakeTimers({ now: 1_000 * HOUR + 10 * MINUTE });
  dataDirectory = mkdtempSync(join(tmpdir(), 'sandbox-'));
  keys = new AuthKeys(dataDirectory);
  salts = new Salts(dataDirectory);
});
afterEach(() => {
  vi.useRealTimers();
  keys.close();
  salts.close();
  rmSync(dataDirectory, { recursive: true });
});

function newKey(): AuthKey {
  const secret = randomBytes(256);
  keys.create(secret, 5n, 1);
  const key = keys.get(authKeyId(secret));
  if (!key) throw new Error('no key');
  return key;
}

describe('the salts of a key', () => {
  it('are its own', () => {
    expect(salts.current(newKey())).not.toBe(salts.current(newKey()));
  });

  it('change every half an hour, and the one before is good for another', () => {
    const key = newKey();
    const first = salts.current(key);
    vi.advanceTimersByTime(30 * MINUTE);
    expect(salts.current(key)).not.toBe(first);
    expect(salts.accepts(key, first)).toBe(true);
    vi.advanceTimersByTime(30 * MINUTE);
    expect(salts.accepts(key, first)).toBe(false);
  });

  it('begin with the one of the handshake, for an hour', () => {
    const key = newKey();
    expect(salts.accepts(key, 5n)).toBe(true);
    vi.advanceTimersByTime(HOUR);
    expect(salts.accepts(key, 5n)).toBe(false);
  });

  it('are foretold, at most 64 of them, as they will come', () => {
    const key = newKey();
    const [now, next] = salts.future(key, 64);
    expect(salts.future(key, 1_000)).toHaveLength(64);
    expect(salts.future(key, -1)).toHaveLength(1);
    expect(now).toMatchObject({ salt: salts.current(key), since: 3_600_000, until: 3_603_600 });
    vi.advanceTimersByTime(30 * MINUTE);
    expect(next).toMatchObject({ salt: salts.current(key), since: 3_601_800 });
  });

  it('are the same after a restart, also after a rotation, which ends all that were given out', () => {
    const key = newKey();
    const before = salts.current(key);
    vi.advanceTimersByTime(1);
    salts.rotate();
    const rotated = salts.current(key);
    expect([salts.accepts(key, before), salts.accepts(key, 5n), salts.accepts(key, rotated)]).toEqual([
      false,
      false,
      true,
    ]);
    salts.close();
    salts = new Salts(dataDirectory);
    expect(salts.current(key)).toBe(rotated);
    expect(salts.accepts(key, 5n)).toBe(false);
  });
});
