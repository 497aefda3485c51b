import { describe, expect, it } from 'vitest';
import { extendRestriction, pauseAccount } from './restrictions.ts';

describe('the end that a person names', () => {
  it.each(['2026-11-22T03:45:00+03:00', '2026-11-22T00:45:00Z'])(
    'may be written in any offset: %s',
    until => {
      const body = { until, reason: 'a holiday' };
      expect(pauseAccount.body?.safeParse(body).success).toBe(true);
      expect(extendRestriction.body?.safeParse(body).success).toBe(true);
    },
  );

  it('is no moment without one', () => {
    const body = { until: '2026-11-22T03:45:00', reason: 'a holiday' };
    expect(pauseAccount.body?.safeParse(body).success).toBe(false);
  });
});
