import { describe, expect, it } from 'vitest';
import { refusalOf } from './refusal.ts';
import { standingAt, statesBefore } from './state.ts';

describe('the state of an account', () => {
  it('that has an end is over by itself then', () => {
    const resting = { state: 'flood_wait', stateUntil: new Date(1_000) } as const;
    expect(standingAt(resting, 999)).toEqual(resting);
    expect(standingAt(resting, 1_000)).toEqual({ state: 'active', stateUntil: null });
  });

  it('is never replaced by a lighter one', () => {
    expect(statesBefore('flood_wait')).toEqual(['active', 'flood_wait']);
    expect(statesBefore('peer_flood')).toEqual(['active', 'flood_wait', 'peer_flood']);
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
