import { describe, expect, it } from 'vitest';
import { loadConfig } from './config.ts';

describe('the settings', () => {
  it('may say nothing, and may take any free ports', () => {
    expect(loadConfig({})).toMatchObject({ seed: 1, dataCenterPorts: [4443, 4444] });
    const free = { SANDBOX_CONTROL_PORT: '0', SANDBOX_DC_PORTS: '0, 0', SANDBOX_MEDIA_DC_PORTS: '' };
    expect(loadConfig(free)).toMatchObject({ dataCenterPorts: [0, 0], mediaDataCenterPorts: [] });
  });

  it.each<[Record<string, string>, RegExp]>([
    [{ SANDBOX_DC_PORTS: '4443,' }, /^SANDBOX_DC_PORTS is "4443,": a port is a number/],
    [{ SANDBOX_DC_PORTS: '' }, /^SANDBOX_DC_PORTS is "": a port is a number/],
    [
      { SANDBOX_DC_PORTS: '4443,4443' },
      /^SANDBOX_DC_PORTS is "4443,4443": 4443 is taken by another listener/,
    ],
    [
      { SANDBOX_MEDIA_DC_PORTS: '4400' },
      /^SANDBOX_MEDIA_DC_PORTS is "4400": 4400 is taken by another listener/,
    ],
    [{ SANDBOX_MEDIA_DC_PORTS: '1,2,3' }, /at most as many/],
    [{ SANDBOX_SEED: '' }, /^SANDBOX_SEED is "": write a whole number/],
    [{ SANDBOX_CONTROL_PORT: '' }, /^SANDBOX_CONTROL_PORT is "": a port is a number/],
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

describe('a setting that makes no sense', () => {
  it.each([
    [
      { SANDBOX_CONTROL_PORT: 'abc' },
      /^SANDBOX_CONTROL_PORT is "abc": a port is a number from 0 to 65535\.$/,
    ],
    [
      { SANDBOX_DC_PORTS: '4443,99999' },
      /^SANDBOX_DC_PORTS is "4443,99999": a port is a number from 0 to 65535\.$/,
    ],
    [{ SANDBOX_SEED: 'x' }, /^SANDBOX_SEED is "x": write a whole number\.$/],
    [{ SANDBOX_PEOPLE: '7' }, /^SANDBOX_PEOPLE is "7": write a number from 100 to 1000000\.$/],
    [{ SANDBOX_PATIENCE: 'maybe' }, /^SANDBOX_PATIENCE is "maybe": write on or off\.$/],
    [{ SANDBOX_PEPLE: '200' }, /^SANDBOX_PEPLE is no setting; did you mean SANDBOX_PEOPLE\?$/],
    [
      { SANDBOX_COLOUR: 'red' },
      /^SANDBOX_COLOUR is no setting; there are SANDBOX_HOST, .*SANDBOX_SCENARIO\.$/,
    ],
  ])('%j is named with what it should be', (environment, expected) => {
    expect(() => loadConfig(environment)).toThrow(expected);
  });

  it('is not one that was never given', () => {
    expect(loadConfig({ SANDBOX_DC_PORTS: '5545' }).mediaDataCenterPorts).toEqual([4453]);
    expect(() => loadConfig({ SANDBOX_DC_PORTS: '5545', SANDBOX_MEDIA_DC_PORTS: '1,2' })).toThrow(
      /^SANDBOX_MEDIA_DC_PORTS is "1,2": each belongs to a data centre/,
    );
  });
});
