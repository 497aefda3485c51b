import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openSession, rewrap, sealSession } from './seal-session.ts';

const wrappingKey = { id: '1', key: randomBytes(32) };
const newerKey = { id: '2', key: randomBytes(32) };
const session = {
  dataCenter: 2,
  address: 'data-center-2',
  port: 80,
  authKey: randomBytes(256).toString('base64'),
};
const sealed = sealSession(wrappingKey, 'account-a', { session, phone: '+79991234567' });

describe('a sealed session', () => {
  it('opens for its account with the installation’s key', () => {
    expect(openSession(wrappingKey, 'account-a', sealed)).toEqual(session);
  });

  it('does not open for another account, under another key, or with a byte changed', () => {
    expect(() => openSession(wrappingKey, 'account-b', sealed)).toThrow();
    expect(() => openSession(newerKey, 'account-a', sealed)).toThrow();
    const broken = {
      ...sealed,
      session: sealed.session.map((byte, index) => (index === 40 ? byte ^ 1 : byte)),
    };
    expect(() => openSession(wrappingKey, 'account-a', broken)).toThrow();
  });

  it('opens with the newer key alone once it was wrapped anew, and says which that is', () => {
    const rewrapped = { ...sealed, ...rewrap(wrappingKey, newerKey, { ...sealed, accountId: 'account-a' }) };
    expect(sealed.wrappingKeyId).toBe('1');
    expect(rewrapped).toMatchObject({ wrappingKeyId: '2', session: sealed.session, phone: sealed.phone });
    expect(openSession(newerKey, 'account-a', rewrapped)).toEqual(session);
    expect(() => openSession(wrappingKey, 'account-a', rewrapped)).toThrow();
  });

  it('shows nothing of the session and the number, and is different each time', () => {
    const again = sealSession(wrappingKey, 'account-a', { session, phone: '+79991234567' });
    for (const field of ['dataKey', 'session', 'phone'] as const) {
      expect(Buffer.from(again[field])).not.toEqual(Buffer.from(sealed[field]));
      expect(Buffer.from(sealed[field]).toString('latin1')).not.toMatch(/9991234567|authKey|data-center/);
    }
  });
});
