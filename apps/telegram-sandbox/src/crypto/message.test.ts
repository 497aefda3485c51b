import { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { decryptIge, encryptIge } from './ige.ts';
import { openMessage, sealMessage } from './message.ts';

describe('AES-256-IGE', () => {
  it('gives what the published client gives', () => {
    // Made with gramjs 2.26.22.
    const key = Buffer.from('00112233445566778899aabbccddeeff'.repeat(2), 'hex');
    const iv = Buffer.from('000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f', 'hex');
    const plain = Buffer.from('four times sixteen bytes '.repeat(3).slice(0, 64));
    expect(encryptIge(plain, key, iv).toString('hex')).toBe(
      '986a8795c4fcee474d63050252a41d410752b1b2c92285a4b9b90bf681194b9c6af2817fe46346693aad2f16e673c7e2dd7a02c13dc3e80bc41a1058573bc19d',
    );
  });

  it('is undone by its reverse, for any number of blocks', () => {
    for (const blocks of [1, 2, 3, 100]) {
      const [key, iv, plain] = [randomBytes(32), randomBytes(32), randomBytes(blocks * 16)];
      expect(decryptIge(encryptIge(plain, key, iv), key, iv).equals(plain)).toBe(true);
    }
  });
});

describe('a sealed message', () => {
  const authKey = randomBytes(256);

  it('is opened with the same key and direction, whatever its length', () => {
    for (let length = 32; length < 100; length++) {
      const plain = randomBytes(length);
      const sealed = sealMessage(plain, authKey, 1n, 'from-client');
      expect(openMessage(sealed, authKey, 'from-client')?.subarray(0, length).equals(plain)).toBe(true);
      const padding = sealed.length - 24 - length;
      expect(padding).toBeGreaterThanOrEqual(12);
      expect(padding).toBeLessThan(12 + 16);
    }
  });

  it('is not opened with another key, in the other direction, or when a bit was changed', () => {
    const sealed = sealMessage(randomBytes(64), authKey, 1n, 'from-client');
    expect(openMessage(sealed, randomBytes(256), 'from-client')).toBeNull();
    expect(openMessage(sealed, authKey, 'from-server')).toBeNull();
    for (const at of [8, 23, 24, sealed.length - 1]) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect(openMessage(changed, authKey, 'from-client')).toBeNull();
    }
  });

  it('is refused when it is no whole number of blocks', () => {
    expect(openMessage(randomBytes(24), authKey)).toBeNull();
    expect(openMessage(randomBytes(24 + 15), authKey)).toBeNull();
  });
});
