import { CALL_DEADLINE_MS, PERMIT_TTL_MS, type PermitClaims } from '@muster/contracts';
import { clock, newId } from '@muster/service-kit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createExecuteOnce, type Prepare } from './execute-once.ts';
import type { Ending, Entry, Journal } from './repository.ts';

let now = 0;
/** By how much the wall clock of this host is behind. */
let slowMs = 0;
beforeEach(() => {
  now = 1_000_000;
  slowMs = 0;
  vi.spyOn(clock, 'now').mockImplementation(() => now - slowMs);
  vi.spyOn(clock, 'monotonic').mockImplementation(() => now - 900_000);
});
afterEach(() => vi.restoreAllMocks());

const claims = (): PermitClaims => ({
  iss: 'account-manager',
  aud: 'integration',
  typ: 'permit',
  jti: newId(),
  accountId: newId(),
  teamId: newId(),
  action: 'invite',
  wroteFirst: false,
  channel: 'telegram:1',
  target: 'x'.repeat(43),
  fencingToken: 1,
  expiresAtMs: now + 5_000,
});

/** A journal that forgets nothing, takes `beginMs` to write a beginning, and is in a Postgres whose clock may be behind. */
function remembering({ beginMs = 0, postgresSlowMs = 0, postgresAwayUntil = 0 } = {}) {
  const entries = new Map<string, Entry>();
  const endings: Ending[] = [];
  const journal: Journal = {
    find: async ({ id }) => entries.get(id) ?? null,
    randomId: async () => null,
    time: async () => now - postgresSlowMs,
    async begin({ jti }) {
      now += beginMs;
      if (entries.has(jti)) return 'known';
      entries.set(jti, { state: 'executing', outcome: null, found: null });
      return 'begun';
    },
    async void({ id }, { outcome }) {
      if (entries.has(id)) return false;
      entries.set(id, { state: 'voided', outcome, found: null });
      return true;
    },
    async end(id, end) {
      if (now < postgresAwayUntil) throw new Error('Postgres is away');
      if (entries.get(id)?.state !== 'executing') return false;
      entries.set(id, end);
      endings.push(end);
      return true;
    },
    leftBehind: async () => [],
    overdue: async () => [],
    forget: async () => {},
  };
  const executeOnce = createExecuteOnce({
    journal,
    outbox: { deliver: async () => {} },
    inHand: new Map(),
    log: { error: () => {} },
  });
  return { entries, endings, executeOnce };
}

/** Something to send, which counts how often it was. */
function sending(onSend: () => void = () => {}) {
  const sent = { times: 0 };
  const prepare: Prepare = async () => ({
    status: 'ready',
    async send(_untilMs, moment) {
      sent.times += 1;
      onSend();
      const at = new Date(moment());
      return { state: 'done', outcome: { outcome: 'joined', executedAt: at.toISOString() }, at };
    },
  });
  return { sent, prepare };
}

describe('a permit', () => {
  it('is sent once, whoever asks and however often', async () => {
    const { executeOnce } = remembering();
    const { sent, prepare } = sending();
    const permit = claims();
    await Promise.all([executeOnce(permit, prepare), executeOnce(permit, prepare)]);
    await executeOnce(permit, prepare);
    expect(sent.times).toBe(1);
  });

  it('gives what it found to whoever asks, now or later', async () => {
    const { executeOnce } = remembering();
    const permit = claims();
    const lookup: Prepare = async () => ({
      status: 'ready',
      send: async () => ({ state: 'done', outcome: null, found: 'telegram:5', at: new Date(now) }),
    });
    const both = await Promise.all([executeOnce(permit, lookup), executeOnce(permit, lookup)]);
    for (const entry of [...both, await executeOnce(permit, lookup)]) expect(entry.found).toBe('telegram:5');
  });

  it('that ran out while the journal was written is not sent, and given back', async () => {
    const { endings, executeOnce } = remembering({ beginMs: 5_000 });
    const { sent, prepare } = sending();
    await expect(executeOnce(claims(), prepare)).resolves.toMatchObject({
      state: 'voided',
      outcome: { outcome: 'not_sent', code: 'permit_refused' },
    });
    expect(sent.times).toBe(0);
    expect(endings).toMatchObject([{ report: { report: { outcome: 'refunded' } } }]);
  });

  it.each([
    ['is taken within the tolerated difference of clocks', 1_000, 1],
    ['is refused beyond it: the clocks here are slow, and would prolong it', 1_001, 0],
  ])('that was decided in the future %s', async (_what, aheadMs, times) => {
    const { executeOnce } = remembering({ postgresSlowMs: aheadMs });
    slowMs = aheadMs;
    const { sent, prepare } = sending();
    const permit = { ...claims(), expiresAtMs: now + PERMIT_TTL_MS };
    await executeOnce(permit, prepare).catch((error: unknown) =>
      expect(error).toMatchObject({ code: 'permit_refused' }),
    );
    expect(sent.times).toBe(times);
  });

  it('is sent within the deadline of one call after its end, or never', async () => {
    const { executeOnce } = remembering({ beginMs: 2_000 });
    const permit = claims();
    const send = vi.fn(async () => ({ state: 'done' as const, outcome: null, at: new Date(now) }));
    await executeOnce(permit, async () => ({ status: 'ready', send }));
    expect(send).toHaveBeenCalledWith(permit.expiresAtMs - 900_000 + CALL_DEADLINE_MS, expect.any(Function));
  });

  it.each([
    ['this host', { slow: 4_000, postgresSlow: 0 }],
    ['Postgres', { slow: 0, postgresSlow: 4_000 }],
  ])('is not prolonged by a slow clock of %s, nor reported as used too early', async (_whose, by) => {
    slowMs = by.slow;
    const { endings, executeOnce } = remembering({ postgresSlowMs: by.postgresSlow });
    const permit = claims();
    now += 3_100;
    const untilMs: number[] = [];
    await executeOnce(permit, async () => ({
      status: 'ready',
      async send(until, moment) {
        untilMs.push(until);
        now += 100;
        return { state: 'done', outcome: null, at: new Date(moment()) };
      },
    }));
    expect(untilMs).toEqual([permit.expiresAtMs - 900_000 + CALL_DEADLINE_MS]);
    expect(endings).toMatchObject([{ report: { report: { executedAt: new Date(now).toISOString() } } }]);
  });

  it('that ran out is refused, whatever the slow clock of this host says', async () => {
    slowMs = 4_000;
    const { executeOnce } = remembering();
    const permit = claims();
    now += PERMIT_TTL_MS;
    const { sent, prepare } = sending();
    await expect(executeOnce(permit, prepare)).rejects.toMatchObject({ code: 'permit_refused' });
    expect(sent.times).toBe(0);
  });

  it('is not reported as used too early when the clock is set back while the call is under way', async () => {
    const { endings, executeOnce } = remembering();
    const { prepare } = sending(() => {
      now += 2_000;
      slowMs = 60_000;
    });
    await executeOnce(claims(), prepare);
    expect(endings).toMatchObject([{ at: new Date(now) }]);
  });

  it('that was given up meanwhile keeps that end, whatever comes later', async () => {
    const { entries, executeOnce } = remembering();
    const permit = claims();
    const { prepare } = sending(() =>
      entries.set(permit.jti, { state: 'unknown', outcome: null, found: null }),
    );
    await expect(executeOnce(permit, prepare)).resolves.toMatchObject({ state: 'unknown' });
  });

  it.each([
    ['for a moment is written as soon as it is back', 5_000, 'done'],
    ['for longer is left to be given up as unknown', CALL_DEADLINE_MS + 5_000, 'executing'],
  ])('that ends while Postgres is away %s', async (_what, awayMs, state) => {
    vi.spyOn(clock, 'sleepUntil').mockImplementation(async atMs => {
      now = Math.max(now, atMs + slowMs);
    });
    const { entries, endings, executeOnce } = remembering({ postgresAwayUntil: now + awayMs });
    const { sent, prepare } = sending();
    const permit = claims();
    await executeOnce(permit, prepare).catch((error: unknown) =>
      expect(error).toMatchObject({ message: 'Postgres is away' }),
    );
    expect(entries.get(permit.jti)).toMatchObject({ state });
    expect(endings).toHaveLength(state === 'done' ? 1 : 0);
    expect(sent.times).toBe(1);
  });

  it.each([
    ['is remembered', 0],
    ['is remembered after a moment in which Postgres is away', 5_000],
    ['cannot be remembered', Number.POSITIVE_INFINITY],
  ])('has its end in the journal before what else the answer teaches %s', async (_what, awayMs) => {
    vi.spyOn(clock, 'sleepUntil').mockImplementation(async atMs => {
      now = Math.max(now, atMs);
    });
    const { entries, endings, executeOnce } = remembering();
    const permit = claims();
    const learnedUnder: unknown[] = [];
    const backAt = now + awayMs;
    const answer = await executeOnce(permit, async () => ({
      status: 'ready',
      send: async () => ({
        state: 'done',
        outcome: null,
        at: new Date(now),
        async learn() {
          learnedUnder.push(entries.get(permit.jti)?.state);
          if (now < backAt) throw new Error('Postgres is away');
        },
      }),
    }));
    expect(answer).toMatchObject({ state: 'done' });
    expect(endings).toHaveLength(1);
    expect(new Set(learnedUnder)).toEqual(new Set(['done']));
  });

  it('for which nothing could be prepared is void, also when it is asked again', async () => {
    const { executeOnce } = remembering();
    const permit = claims();
    const missing: Prepare = async () => ({ status: 'not_sent', code: 'person_not_addressable' });
    await expect(executeOnce(permit, missing)).resolves.toMatchObject({ state: 'voided' });
    const { sent, prepare } = sending();
    await expect(executeOnce(permit, prepare)).resolves.toMatchObject({ state: 'voided' });
    expect(sent.times).toBe(0);
  });
});
