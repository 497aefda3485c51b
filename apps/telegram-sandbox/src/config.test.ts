import { describe, expect, it } from 'vitest';
import { loadConfig } from './config.ts';

describe('the settings', () => {
  it('may say nothing, and may take any free ports', () => {
    expect(loadConfig({})).toMatchObject({ seed: 1, dataCenterPorts: [4443, 4444] });
    const free = { SANDBOX_CONTROL_PORT: '0', SANDBOX_DC_PORTS: '0, 0', SANDBOX_MEDIA_DC_PORTS: '' };
    expect(loadConfig(free)).toMatchObject({ dataCenterPorts: [0, 0], mediaDataCenterPorts: [] });
  });

  it.each<[Record<string, string>, RegExp]>([
    [{ SANDBOX_DC_PORTS: '4443,' }, /write a whole number\s+→ at SANDBOX_DC_PORTS\[1\]/],
    [{ SANDBOX_DC_PORTS: '' }, /write a whole number\s+→ at SANDBOX_DC_PORTS/],
    [{ SANDBOX_DC_PORTS: '4443,4443' }, /4443 is taken by another listener\s+→ at SANDBOX_DC_PORTS/],
    [{ SANDBOX_MEDIA_DC_PORTS: '4400' }, /4400 is taken by another listener\s+→ at SANDBOX_MEDIA_DC_PORTS/],
    [{ SANDBOX_MEDIA_DC_PORTS: '1,2,3' }, /at most as many/],
    [{ SANDBOX_SEED: '' }, /write a whole number\s+→ at SANDBOX_SEED/],
    [{ SANDBOX_CONTROL_PORT: '' }, /write a whole number\s+→ at SANDBOX_CONTROL_PORT/],
    [{ SANDBOX_CONTROL_PORT: '70000' }, /SANDBOX_CONTROL_PORT/],
  ])('that make no sense are refused: %j', (environment, message) => {
    expect(() => loadConfig(environment)).toThrow(message);
  });

  it('have an address that clients can be told, not that of every interface', () => {
    expect(loadConfig({ SANDBOX_HOST: '192.0.2.7' }).host).toBe('192.0.2.7');
    for (const SANDBOX_HOST of ['0.0.0.0', '::'])
      expect(() => loadConfig({ SANDBOX_HOST })).toThrow(/clients are told this address/);
  });
});
