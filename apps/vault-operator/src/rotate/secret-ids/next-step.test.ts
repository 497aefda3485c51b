import { describe, expect, it } from 'vitest';
import { nextStep, type Standing } from './next-step.ts';

const id = (issuedAt: number) => ({ accessor: `a${issuedAt}`, process: 'parsing', issuedAt });
const token = (issuedAt: number) => ({ process: 'parsing', issuedAt, endsAt: new Date(0) });
const standing = (parts: Partial<Standing>): Standing => ({
  secretIds: [],
  tokens: [],
  handedOver: 'taken',
  ...parts,
});

describe('what comes next for a process', () => {
  it('is a new secret id, where it has none, or lives by the only one it has', () => {
    const issue = { do: 'issue', spoilt: null };
    expect(nextStep(standing({}), false)).toEqual(issue);
    expect(nextStep(standing({ secretIds: [id(1)], tokens: [token(1)] }), false)).toEqual(issue);
  });

  it('is to wait while a token lives under an old one, and then to revoke all old ones', () => {
    const secretIds = [id(1), id(2), id(3)];
    const tokens = [token(3), token(1)];
    expect(nextStep(standing({ secretIds, tokens }), true).do).toBe('wait');
    expect(nextStep(standing({ secretIds, tokens: [token(3)] }), false)).toEqual({
      do: 'revoke',
      old: [id(1), id(2)],
    });
  });

  it('is to wait for one that lies ready, and another one in the place of one that is spoilt', () => {
    const secretIds = [id(1), id(2)];
    expect(nextStep(standing({ secretIds, tokens: [token(1)], handedOver: 'ready' }), false).do).toBe('wait');
    expect(nextStep(standing({ secretIds, tokens: [token(1)], handedOver: 'spent' }), true)).toEqual({
      do: 'issue',
      spoilt: id(2),
    });
  });

  it('keeps one that was taken and is not in use: it may be the only one in the file of a process that is down', () => {
    const secretIds = [id(1), id(2)];
    expect(nextStep(standing({ secretIds }), false)).toEqual({ do: 'issue', spoilt: null });
    expect(nextStep(standing({ secretIds }), true).do).toBe('wait');
  });

  it('is nothing more, once it lives by what this run has issued', () => {
    expect(nextStep(standing({ secretIds: [id(2)], tokens: [token(2)] }), true)).toEqual({
      do: 'revoke',
      old: [],
    });
  });
});
