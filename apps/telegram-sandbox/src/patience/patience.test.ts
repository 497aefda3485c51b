import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Clock } from '../clock.ts';
import type { PatientCall } from './call-cost.ts';
import { Patience } from './patience.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

let directory: string;
let clock: Clock;
let patience: Patience;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'patience-'));
  clock = new Clock(directory);
  patience = new Patience(directory, clock, true);
});
afterEach(() => rmSync(directory, { recursive: true }));

const call = (method: string, extra: Partial<PatientCall> = {}): PatientCall => ({
  method,
  who: '1',
  phone: null,
  invites: 0,
  strangers: 0,
  registeredAt: null,
  ...extra,
});
const resolve = call('contacts.resolveUsername');
const join_ = call('channels.joinChannel');
const page = call('channels.getParticipants');
const invite = call('channels.inviteToChannel', { invites: 1 });
const write = call('messages.sendMessage');
const writeToStranger = call('messages.sendMessage', { strangers: 1 });

/** What a call is answered; everybody invited is refused if `missing`. */
function make(
  made: PatientCall,
  { error = null, missing = 0 }: { error?: string | null; missing?: number } = {},
) {
  const refusal = patience.ask(made)?.error ?? null;
  if (refusal === null) patience.settle(made, { error, missing });
  return refusal;
}
const answers = (made: PatientCall, times: number, everyMs: number) =>
  Array.from({ length: times }, () => {
    const answer = make(made);
    clock.advance(everyMs);
    return answer;
  });
/** Which of many such calls is the first to be refused. */
function firstRefused(made: PatientCall, everyMs: number, ending = {}): number {
  for (let count = 1; count < 1_000; count++) {
    if (make(made, ending) !== null) return count;
    clock.advance(everyMs);
  }
  throw new Error('never refused');
}
const seconds = (answer: string | null | undefined) =>
  Number(/^FLOOD_WAIT_(\d+)$/.exec(answer ?? '')?.[1] ?? 0);

/** One kind of action with the most that a careful client does of it within any such window. */
type Pace = {
  readonly made: PatientCall;
  readonly limits: readonly { readonly most: number; readonly windowMs: number }[];
  readonly apartMs: number;
};
const paces: Record<string, Pace> = {
  invite: {
    made: invite,
    limits: [
      { most: 30, windowMs: DAY },
      { most: 2, windowMs: HOUR },
    ],
    apartMs: 600 * SECOND,
  },
  resolve: {
    made: resolve,
    limits: [
      { most: 100, windowMs: DAY },
      { most: 20, windowMs: HOUR },
      { most: 5, windowMs: MINUTE },
    ],
    apartMs: 0,
  },
  join: { made: join_, limits: [{ most: 5, windowMs: DAY }], apartMs: 0 },
  stranger: {
    made: writeToStranger,
    limits: [
      { most: 10, windowMs: DAY },
      { most: 4, windowMs: HOUR },
    ],
    apartMs: 300 * SECOND,
  },
  message: {
    made: write,
    limits: [
      { most: 30, windowMs: DAY },
      { most: 4, windowMs: HOUR },
    ],
    apartMs: 300 * SECOND,
  },
  read: { made: page, limits: [{ most: 90, windowMs: MINUTE }], apartMs: 0 },
};

/** The first moment from `at` on at which one more of this is within its limits. */
function allowedAt({ limits, apartMs }: Pace, done: readonly number[], at: number): number {
  const byLimits = limits.map(({ most, windowMs }) => {
    const earliest = done.at(-most);
    return earliest === undefined ? at : earliest + windowMs;
  });
  return Math.max(at, (done.at(-1) ?? Number.NEGATIVE_INFINITY) + apartMs, ...byLimits);
}

describe('whoever keeps to a careful pace', () => {
  const kinds = fc.constantFrom('invite', 'resolve', 'join', 'stranger', 'message', 'read');
  const step = fc.record({
    kind: kinds,
    // Mostly at once, as soon as it is allowed; sometimes after a pause.
    pauseMs: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 6 * HOUR })),
    times: fc.integer({ min: 1, max: 120 }),
    refused: fc.boolean(),
  });

  it('is never punished, whatever they do in which order, refused or not', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), steps => {
        patience.forgive(null);
        const done = new Map<string, number[]>();
        for (const { kind, pauseMs, times, refused } of steps) {
          const pace = paces[kind];
          if (!pace) throw new Error(`no pace for ${kind}`);
          clock.advance(pauseMs + 1);
          const moments = done.get(kind) ?? [];
          done.set(kind, moments);
          for (let time = 0; time < Math.min(times, kind === 'read' ? 120 : 40); time++) {
            const wait = Math.ceil(allowedAt(pace, moments, clock.now()) - clock.now());
            if (wait > 0) clock.advance(wait);
            moments.push(clock.now());
            const answer = make(pace.made, { missing: refused ? pace.made.invites : 0 });
            if (answer !== null) throw new Error(`${kind} number ${moments.length} was answered ${answer}`);
          }
        }
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it('may list a group of 10,000 at full speed once, in the middle of reading at 90 calls a minute', () => {
    expect(answers(page, 90, 0)).not.toContainEqual(expect.stringContaining('FLOOD'));
    expect(answers(page, 50, 0)).not.toContainEqual(expect.stringContaining('FLOOD'));
    expect(answers(page, 900, MINUTE / 90)).not.toContainEqual(expect.stringContaining('FLOOD'));
  });

  it('may be new, and invite 3, 5, 7, 9 and 11 people on its first days, all refused', () => {
    const registeredAt = clock.now();
    for (const most of [3, 5, 7, 9, 11, 13, 15]) {
      for (let invited = 0; invited < most; invited++) {
        expect(make({ ...invite, registeredAt }, { missing: 1 })).toBeNull();
        clock.advance(HOUR);
      }
      clock.advance(DAY - most * HOUR);
    }
  });
});

describe('whoever hurries', () => {
  it('may add 20 people at once, one time, and gets PEER_FLOOD for going on', () => {
    expect(make({ ...invite, invites: 20 })).toBeNull();
    clock.advance(MINUTE);
    expect(make(invite)).toBe('PEER_FLOOD');
  });

  it('may add 20 people an hour for two hours, and no longer', () => {
    const refused = firstRefused(invite, 3 * MINUTE);
    expect(refused).toBeGreaterThan(38);
    expect(refused).toBeLessThan(44);
  });

  it.each<[string, PatientCall, number, number, RegExp]>([
    ['looks up names as fast as it can', resolve, 60, 0, /^FLOOD_WAIT_14$/],
    ['looks up a name every 2 minutes, day and night', resolve, 1_500, 2 * MINUTE, /^FLOOD_WAIT_14$/],
    ['joins one group after another', join_, 20, SECOND, /^FLOOD_WAIT_300$/],
    ['adds people every 6 seconds', invite, 22, 6 * SECOND, /^PEER_FLOOD$/],
    ['adds people every 2 minutes', invite, 50, 2 * MINUTE, /^PEER_FLOOD$/],
    ['adds 20 an hour', invite, 40, 3 * MINUTE, /^PEER_FLOOD$/],
    ['adds people every 20 minutes, day and night', invite, 200, 20 * MINUTE, /^PEER_FLOOD$/],
    ['adds 20 people in one call after the other', { ...invite, invites: 20 }, 2, MINUTE, /^PEER_FLOOD$/],
    ['writes to strangers every minute', writeToStranger, 20, MINUTE, /^PEER_FLOOD$/],
    ['writes to strangers all day', writeToStranger, 60, 30 * MINUTE, /^PEER_FLOOD$/],
    ['writes as fast as it can', write, 60, 0, /^FLOOD_WAIT_5$/],
    ['reads as fast as it can', page, 600, 0, /^FLOOD_WAIT_10$/],
    ['reads three pages a second', page, 2_000, SECOND / 4, /^FLOOD_WAIT_10$/],
    ['calls whatever else as fast as it can', call('updates.getState'), 1_000, 0, /^FLOOD_WAIT_5$/],
    ['asks for codes', call('auth.sendCode', { phone: '7' }), 10, MINUTE, /^PHONE_NUMBER_FLOOD$/],
    ['asks for codes all day', call('auth.sendCode', { phone: '7' }), 60, 15 * MINUTE, /^FLOOD_WAIT_86300$/],
  ])('%s', (_what, made, times, everyMs, expected) => {
    const refused = answers(made, times, everyMs).filter(answer => answer !== null);
    expect(refused[0]).toMatch(expected);
  });

  it('guesses codes and passwords', () => {
    const guesses = (made: PatientCall, error: string) =>
      Array.from({ length: 7 }, () => make(made, { error })).filter(answer => answer !== null);
    expect(guesses(call('auth.signIn', { phone: '7' }), 'PHONE_CODE_INVALID')).toEqual(
      Array(2).fill('PHONE_PASSWORD_FLOOD'),
    );
    const passwords = guesses(call('auth.checkPassword'), 'PASSWORD_HASH_INVALID');
    expect(passwords.map(seconds)).toEqual([600, 600]);
    clock.advance(HOUR);
    expect(make(call('auth.checkPassword'))).toBeNull();
  });

  it('and invites people who refuse is stopped sooner', () => {
    const until = (missing: number) => {
      patience.forgive(null);
      return firstRefused(invite, 20 * MINUTE, { missing });
    };
    expect(until(1)).toBeLessThan(until(0));
  });

  it('and is new is stopped sooner', () => {
    const until = (registeredAt: number | null) => {
      patience.forgive(null);
      return firstRefused({ ...invite, registeredAt }, 20 * MINUTE);
    };
    expect(until(clock.now())).toBeLessThan(until(null) / 2);
  });

  it('waits longer each time, at last 15 hours, and longer still when it calls on meanwhile', () => {
    const hurry = () => seconds(answers(resolve, 40, 0).find(answer => answer !== null));
    expect(hurry()).toBe(14);
    clock.advance(MINUTE);
    expect(hurry()).toBe(38);
    clock.advance(2 * MINUTE);
    const longest = hurry();
    expect(longest).toBe(56_785);
    patience.forgive('1');
    expect(hurry()).toBe(14);
    const impatient = answers(resolve, 30, 0).map(seconds);
    expect(Math.max(...impatient)).toBeGreaterThan(14 * 8);
  });

  it('hurts nobody else, and nothing else of its own', () => {
    answers(resolve, 60, 0);
    expect(make({ ...resolve, who: '2' })).toBeNull();
    expect(make(page)).toBeNull();
    answers(invite, 21, 0);
    expect(make(writeToStranger)).toBe('PEER_FLOOD');
    expect(make(write)).toBeNull();
  });

  it('is left alone after a day of quiet, and not before', () => {
    answers(invite, 21, 0);
    clock.advance(20 * HOUR);
    expect(make(invite)).toBe('PEER_FLOOD');
    clock.advance(23 * HOUR);
    expect(make(writeToStranger)).toBe('PEER_FLOOD');
    clock.advance(DAY + SECOND);
    expect(make(invite)).toBeNull();
  });

  it('is still in trouble after a restart', () => {
    answers(resolve, 60, 0);
    answers(invite, 21, 0);
    const before = patience.troubles();
    expect(before.map(({ error }) => error.replace(/\d+/, 'n')).sort()).toEqual([
      'FLOOD_WAIT_n',
      'PEER_FLOOD',
    ]);
    patience.close();
    patience = new Patience(directory, clock, true);
    expect(patience.troubles().map(({ rule, until }) => [rule, until])).toEqual(
      before.map(({ rule, until }) => [rule, until]),
    );
    expect(make(invite)).toBe('PEER_FLOOD');
  });
});

describe('patience', () => {
  it('can be switched off, as a whole or by rule, also over a restart', () => {
    patience.switch(true, { resolving: false });
    expect(answers(resolve, 100, 0)).not.toContainEqual(expect.any(String));
    patience.switch(false);
    expect(answers(page, 600, 0)).not.toContainEqual(expect.any(String));
    patience.close();
    patience = new Patience(directory, clock, true);
    expect(patience.enabled).toBe(false);
    patience.switch(true, { resolving: true });
    expect(answers(resolve, 60, 0)).toContainEqual(expect.any(String));
  });
});
