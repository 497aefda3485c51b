import { expect, it } from 'vitest';
import { generateServerKeyPem, serverKey } from './rsa.ts';

it('makes keys whose fingerprint has all sixteen hexadecimal digits, without which mtcute finds none', () => {
  const fingerprints = Array.from({ length: 100 }, () => serverKey(generateServerKeyPem(512)).fingerprint);
  for (const fingerprint of fingerprints)
    expect(BigInt.asUintN(64, fingerprint).toString(16)).toHaveLength(16);
});
