import { describe, expect, it } from 'vitest';
import { DataCenters, dataCenterName } from './data-centers.ts';
import { DialRefused, endpointOf } from './network.ts';

const centers = (text: string) => DataCenters.parse(text);

describe('the data centres of a configuration', () => {
  it('are read by number, host and port', () => {
    expect([...centers('1=127.0.0.1:4443, 2=[::1]:4444,3=telegram.local:1')]).toEqual([
      [1, { host: '127.0.0.1', port: 4443 }],
      [2, { host: '::1', port: 4444 }],
      [3, { host: 'telegram.local', port: 1 }],
    ]);
  });

  it.each(['', '1', '1=127.0.0.1', '=127.0.0.1:1', '1=127.0.0.1:99999', '1=127.0.0.1:1,'])(
    'are refused when they are written wrongly: %j',
    text => {
      expect(DataCenters.safeParse(text).success).toBe(false);
    },
  );
});

describe('what is dialled', () => {
  it('is the configured endpoint of a data centre', () => {
    const network = { dataCenters: centers('2=127.0.0.1:4444'), loopbackOnly: false };
    expect(endpointOf(network, dataCenterName(2), 80)).toEqual({ host: '127.0.0.1', port: 4444 });
    expect(() => endpointOf(network, dataCenterName(3), 80)).toThrow(DialRefused);
  });

  it('is Telegram’s own address where nothing is configured', () => {
    const address = '149.154.167.91';
    expect(endpointOf({ loopbackOnly: false }, address, 80)).toEqual({ host: address, port: 80 });
  });

  it.each([
    '149.154.167.91',
    '10.0.0.1',
    '0.0.0.0',
    '128.0.0.1',
    'localhost',
    '2001:67c::a',
    '::',
    'telegram.org',
  ])('is never %s in the demo', host => {
    expect(() => endpointOf({ loopbackOnly: true }, host, 80)).toThrow(DialRefused);
    const dataCenters = new Map([[2, { host, port: 443 }]]);
    expect(() => endpointOf({ dataCenters, loopbackOnly: true }, dataCenterName(2), 80)).toThrow(DialRefused);
  });

  it.each(['127.0.0.1', '127.9.9.9', '::1'])('may be %s in the demo', host => {
    expect(endpointOf({ loopbackOnly: true }, host, 80)).toEqual({ host, port: 80 });
  });
});
