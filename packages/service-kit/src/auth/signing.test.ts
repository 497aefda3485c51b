import { generateKeyPairSync } from 'node:crypto';
import { afterEach, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { createServiceTokens, createServiceVerifier } from './service-tokens.ts';
import { createJwtSigner, createJwtVerifier, KeysUnavailable } from './signing.ts';

function keyPair(kid: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    signingKey: { kid, privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() },
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
}

const gateway = keyPair('gateway-1');
const invite = keyPair('invite-1');
const ring = new Map([
  ['gateway-1', gateway.publicKey],
  ['invite-1', invite.publicKey],
]);
const now = () => Math.floor(Date.now() / 1000);
const anyClaims = z.record(z.string(), z.unknown());

afterEach(() => void vi.useRealTimers());

it('proves a service to the callee its token is for, and to nobody else', async () => {
  const token = createServiceTokens('gateway', createJwtSigner(gateway.signingKey))('identity');
  expect(await createServiceVerifier('identity', () => ring)(token)).toBe('gateway');
  expect(await createServiceVerifier('parsing', () => ring)(token)).toBeNull();
});

it('does not let one service sign in the name of another', async () => {
  const token = createServiceTokens('gateway', createJwtSigner(invite.signingKey))('identity');
  expect(await createServiceVerifier('identity', () => ring)(token)).toBeNull();
});

it('refuses a token that has ended, also one that was good before', async () => {
  const sign = createJwtSigner(gateway.signingKey);
  const verify = createJwtVerifier(async kid => ring.get(kid), anyClaims);
  const token = sign({ exp: now() + 60 });
  expect(await verify(sign({ exp: now() - 1 }))).toBeNull();
  expect(await verify(token)).not.toBeNull();
  vi.useFakeTimers({ now: Date.now() + 61_000 });
  expect(await verify(token)).toBeNull();
});

it('believes no token it knows any more once its key was withdrawn', async () => {
  const keys = new Map(ring);
  const verify = createJwtVerifier(async kid => keys.get(kid), anyClaims);
  const token = createJwtSigner(gateway.signingKey)({ sub: 'ann' });
  expect(await verify(token)).not.toBeNull();
  keys.clear();
  expect(await verify(token)).toBeNull();
});

it('refuses a token that was changed, that has no signature, or whose key nobody knows', async () => {
  const verify = createJwtVerifier(async kid => ring.get(kid), anyClaims);
  const [header, , signature] = createJwtSigner(gateway.signingKey)({ sub: 'ann' }).split('.');
  const claims = Buffer.from('{"sub":"ben"}').toString('base64url');
  const unsigned = Buffer.from('{"alg":"none"}').toString('base64url');
  expect(await verify(`${header}.${claims}.${signature}`)).toBeNull();
  expect(await verify(`${unsigned}.${claims}.`)).toBeNull();
  expect(await verify(createJwtSigner(keyPair('unknown-1').signingKey)({ sub: 'ann' }))).toBeNull();
});

it('does not mistake keys that cannot be fetched for a bad token, and recovers when they can', async () => {
  let away = true;
  const verify = createJwtVerifier(async kid => {
    if (away) throw new KeysUnavailable();
    return ring.get(kid);
  }, anyClaims);
  const token = createJwtSigner(gateway.signingKey)({ sub: 'ann' });
  await expect(verify(token)).rejects.toThrow(KeysUnavailable);
  away = false;
  expect(await verify(token)).toMatchObject({ sub: 'ann' });
});
