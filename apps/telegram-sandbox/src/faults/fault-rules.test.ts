import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Clock } from '../clock.ts';
import { type Fault, faultSchema, neverStrikes } from './fault.ts';
import { FaultRules } from './fault-rules.ts';

let directory: string;
let clock: Clock;
let faults: FaultRules;
const reopen = () => {
  clock = new Clock(directory);
  faults = new FaultRules(directory, clock);
};
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'faults-'));
  reopen();
});
afterEach(() => rmSync(directory, { recursive: true }));

const strikes = (method: string, accountId: string | null = '1', targets: string[] = []) =>
  faults.take({ method, accountId, targets: () => new Set(targets) }) !== null;
const pattern = (calls: number) => Array.from({ length: calls }, () => strikes('a.b'));
const add = (fault: Fault) => faults.add(faultSchema.parse(fault));

describe('a fault rule', () => {
  it('concerns a method, or all that begin alike, and nobody else’s calls', () => {
    add({ method: 'messages.*', accountId: '1', error: 'X' });
    expect([strikes('messages.getHistory'), strikes('channels.getChannels')]).toEqual([true, false]);
    expect(strikes('messages.getHistory', '2')).toBe(false);
  });

  it('concerns the calls that address a user or chat', () => {
    add({ target: '77', error: 'X' });
    expect([strikes('a.b', '1', ['7']), strikes('a.b', '1', ['8', '77'])]).toEqual([false, true]);
  });

  it('lets the first through, strikes so often, and is gone', () => {
    add({ skip: 2, count: 2, error: 'X' });
    expect(pattern(6)).toEqual([false, false, true, true, false, false]);
    expect(faults.all()).toEqual([]);
  });

  it('strikes by chance, and the same calls by the same chance', () => {
    add({ probability: 0.3, error: 'X' });
    const first = pattern(400);
    faults.clear();
    add({ probability: 0.3, error: 'X' });
    expect(pattern(400)).toEqual(first);
    faults.clear();
    add({ probability: 0.3, seed: 2, error: 'X' });
    expect(pattern(400)).not.toEqual(first);
    const struck = first.filter(Boolean).length;
    expect(struck).toBeGreaterThan(80);
    expect(struck).toBeLessThan(160);
  });

  it('holds for a while of the world’s time', () => {
    add({ afterMs: 10_000, forMs: 5_000, error: 'X' });
    expect(strikes('a.b')).toBe(false);
    clock.advance(11_000);
    expect(strikes('a.b')).toBe(true);
    clock.advance(5_000);
    expect(strikes('a.b')).toBe(false);
  });

  it('that lets a call through leaves it to the next one', () => {
    add({ skip: 1, error: 'FIRST' });
    const second = add({ error: 'SECOND' });
    const taken = faults.take({ method: 'a.b', accountId: null, targets: () => new Set() });
    expect(taken?.id).toBe(second.id);
  });

  it('goes on where it was after a restart', () => {
    add({ skip: 1, count: 2, error: 'X' });
    expect(pattern(2)).toEqual([false, true]);
    faults.close();
    reopen();
    expect(faults.all()).toMatchObject([{ seen: 2, struck: 1 }]);
    expect(pattern(2)).toEqual([true, false]);
    faults.close();
    reopen();
    expect(faults.all()).toEqual([]);
  });

  it('is one line at a start, however many calls it saw', () => {
    add({ probability: 0.5, error: 'X' });
    const before = pattern(400);
    faults.close();
    reopen();
    expect(readFileSync(join(directory, 'faults.ndjson'), 'utf8').split('\n')).toHaveLength(2);
    const after = pattern(400);
    faults.clear();
    add({ probability: 0.5, error: 'X' });
    expect(pattern(800)).toEqual([...before, ...after]);
  });

  it('about updates concerns those of its type, and no calls', () => {
    add({ update: 'lose', updateType: 'updateNewMessage', accountId: '1' });
    const pushed = (...updateTypes: string[]) =>
      faults.take({ accountId: '1', updateTypes, targets: () => new Set() })?.update;
    expect(strikes('a.b')).toBe(false);
    expect(pushed('updates', 'updateUserStatus')).toBeUndefined();
    expect(pushed('updates', 'updateNewMessage')).toBe('lose');
  });
});

describe('a fault', () => {
  const now = Date.parse('2030-01-01T00:00:00Z');
  it.each<[Fault, boolean]>([
    [{ error: 'X', from: '2030-01-01T02:00:00+05:00', until: '2029-12-31T22:00:00Z' }, true],
    [{ error: 'X', until: '2029-12-31T23:00:00Z' }, true],
    [{ error: 'X', afterMs: 3_600_000, until: '2030-01-01T00:30:00Z' }, true],
    [{ error: 'X', from: '2030-01-01T02:00:00+05:00', until: '2030-01-01T01:00:00Z' }, false],
    [{ error: 'X', from: '2029-01-01T00:00:00Z', forMs: 1_000 }, true],
    [{ error: 'X', afterMs: 3_600_000, forMs: 1 }, false],
    [{ error: 'X' }, false],
  ])('%j would never strike on 1 January 2030: %s', (fault, never) => {
    expect(neverStrikes(faultSchema.parse(fault), now) !== null).toBe(never);
  });
});

describe('a fault that makes no sense is refused with what to do', () => {
  it.each<[Record<string, unknown>, RegExp]>([
    [{ method: 'a.b' }, /say what is to go wrong/],
    [{ error: 'X', dropCall: true }, /a rule for each of error, dropCall/],
    [{ error: 'flood' }, /named in capitals/],
    [{ update: 'lose', method: 'a.b' }, /concerns no calls/],
    [{ updateType: 'updateNewMessage', error: 'X' }, /updateType goes with update/],
    [{ error: 'X', seed: 3 }, /seed goes with probability/],
    [{ error: 'X', from: '2030-01-01T00:00:00Z', afterMs: 1 }, /from or afterMs/],
    [
      { error: 'X', from: '2030-01-01T00:00:00+05:00', until: '2029-12-31T18:00:00Z' },
      /from has to lie before until/,
    ],
    [{ error: 'X', until: '2030-01-01' }, /2026-01-31T12:00:00Z/],
    [{ method: 'messages*', error: 'X' }, /messages\.\*/],
  ])('%j', (fault, message) => {
    expect(() => faultSchema.parse(fault)).toThrow(message);
  });
});
