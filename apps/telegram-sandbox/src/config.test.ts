import { describe, expect, it } from 'vitest';
import { loadConfig } from './config.ts';

describe('the settings', () => {
  it('have an address that clients can be told, not that of every interface', () => {
    expect(loadConfig({ SANDBOX_HOST: '192.0.2.7' }).host).toBe('192.0.2.7');
    for (const SANDBOX_HOST of ['0.0.0.0', '::'])
      expect(() => loadConfig({ SANDBOX_HOST })).toThrow(/clients are told this address/);
  });
});
