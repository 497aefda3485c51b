import { describe, expect, it } from 'vitest';
import { refusalOf } from './refusal.ts';
import { standingAt, statesBefore, stateUnder } from './state.ts';

describe('the state of an account', () => {
  it('that has an end is over by itself then', () => {
    const resting = { state: 'flood_wait', stateUntil: new Date(1_000) } as const;
    expect(standingAt(resting, 999)).toEqual(resting);
    expect(standingAt(resting, 1_000)).toEqual({ state: 'active', stateUntil: null });
  });

  it('is never replaced by a lighter one', () => {
    expect(statesBefore('frozen')).not.toContain('banned');
    expect(statesBefore('logged_out')).not.toContain('banned');
  });

  it('answers for the account while it may not act', () => {
    expect(refusalOf({ state: 'active', stateUntil: null }, 0)).toBeNull();
    expect(refusalOf({ state: 'peer_flood', stateUntil: new Date(1_500) }, 0)).toEqual({
      code: 'peer_flood',
      certainty: 'not_sent',
      platformError: null,
      waitSeconds: 2,
    });
    expect(refusalOf({ state: 'peer_flood', stateUntil: new Date(1_500) }, 1_500)).toBeNull();
    expect(refusalOf({ state: 'frozen', stateUntil: null }, 0)).toMatchObject({ code: 'account_frozen' });
  });
});

describe('the state of an account under what account-manager has it under', () => {
  const [soon, later] = [new Date(1_000), new Date(2_000)];

  it('is what lasts longest, and keeps the waits that it hides', () => {
    const frozen = { kind: 'frozen', until: null } as const;
    expect(stateUnder('active', [{ kind: 'flood_wait', until: soon }, frozen])).toEqual({
      state: 'frozen',
      stateUntil: null,
      rest: { kind: 'flood_wait', until: soon },
    });
    expect(stateUnder('frozen', [{ kind: 'paused', until: later }])).toEqual({
      state: 'paused',
      stateUntil: later,
      rest: null,
    });
  });

  it.each(['paused', 'peer_flood', 'frozen'] as const)(
    'is never over while a wait goes on: one that outlasts %s gives the state',
    kind => {
      const waits = [{ kind, until: soon } as const, { kind: 'flood_wait', until: later } as const];
      for (const restrictions of [waits, waits.toReversed()]) {
        expect(stateUnder('active', restrictions)).toEqual({
          state: 'flood_wait',
          stateUntil: later,
          rest: { kind: 'flood_wait', until: later },
        });
      }
    },
  );

  it('is the heaviest of those that end together', () => {
    const endless = (['paused', 'banned', 'frozen'] as const).map(kind => ({ kind, until: null }));
    expect(stateUnder('active', endless)).toMatchObject({ state: 'banned', stateUntil: null });
    const waits = (['flood_wait', 'peer_flood'] as const).map(kind => ({ kind, until: soon }));
    expect(stateUnder('active', waits)).toMatchObject({ state: 'peer_flood', stateUntil: soon });
  });

  it('is active where there is nothing left, but for a session that was lost', () => {
    expect(stateUnder('banned', [])).toEqual({ state: 'active', stateUntil: null, rest: null });
    expect(stateUnder('logged_out', [])).toEqual({ state: 'logged_out', stateUntil: null, rest: null });
    expect(stateUnder('logged_out', [{ kind: 'frozen', until: null }])).toMatchObject({
      state: 'logged_out',
    });
  });
});
