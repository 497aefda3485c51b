import { createPublicKey } from 'node:crypto';
import { ACCESS_TOKEN_TTL_METRIC } from '@muster/contracts';
import { createJwtSigner, createUserVerifierWith, newId } from '@muster/service-kit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rotate } from '../../src/commands/rotate.ts';
import { loadConfig } from '../../src/config.ts';
import { withSession } from '../../src/session.ts';
import { type Installation, startInstallation } from './installation.ts';
import type { Replica } from './replica.ts';

let suite: Installation;
let replicas: readonly Replica[];
beforeAll(async () => {
  suite = await startInstallation([
    'gateway',
    'identity',
    'integration',
    'account-manager',
    'parsing',
    'invite',
  ]);
  replicas = await suite.openAll();
});
afterAll(() => suite.end());

/** The keys of access tokens as identity has them now, the one in use first. */
const accessKeys = () => replicas.find(({ service }) => service === 'identity')?.accessKeys?.() ?? [];

/** What it says. */
async function rotateKeys(how: { isStolen?: boolean }): Promise<string[]> {
  const config = loadConfig({
    ...suite.environment,
    PROCESS_URLS: replicas.map(({ url }) => url).join(','),
  });
  const told: string[] = [];
  await withSession(suite.vault, config, own =>
    rotate(own, config, ['jwt-keys'], line => void told.push(line), { time: suite.clock, ...how }),
  );
  return told;
}

/** What a thief of a key writes: anybody, for as long as they like. */
function forge(key: ReturnType<typeof accessKeys>[number]): string {
  const iat = Math.floor(Date.now() / 1000);
  const who = { sub: newId(), team: newId(), role: 'admin', operator: true };
  return createJwtSigner(key)({ iss: 'identity', aud: 'muster', ...who, iat, exp: iat + 86_400 });
}

it('that was stolen is taken away first, and what it has signed is not waited for', async () => {
  const [stolen] = accessKeys();
  if (!stolen) throw new Error('identity has no key');
  const forged = forge(stolen);
  // As identity publishes them.
  const verify = createUserVerifierWith(async kid => {
    const key = accessKeys().find(known => known.kid === kid);
    return key && createPublicKey(key.privateKey).export({ type: 'spki', format: 'pem' }).toString();
  });
  expect(await verify(forged)).toMatchObject({ operator: true });
  const told = await rotateKeys({ isStolen: true });
  const untilGone = told.slice(0, told.indexOf('keys of access tokens: 1 old taken away'));
  // Processes that take a new version of a secret do so within half a minute each time.
  expect(untilGone.filter(line => /^waiting \d+ (s|min)/.test(line))).toEqual([
    'waiting 15 s: whoever asked identity just before asks again',
  ]);
  await expect.poll(() => accessKeys().map(({ kid }) => kid)).not.toContain(stolen.kid);
  expect(await verify(forged)).toBeNull();
}, 60_000);

it('that was not is waited for as long as identity says that its tokens live', async () => {
  const identity = replicas.find(({ service }) => service === 'identity');
  identity?.says(() => `${ACCESS_TOKEN_TTL_METRIC}{process="identity"} 60\n`);
  expect(await rotateKeys({})).toContain('waiting 70 s: what the old one has signed ends');
}, 60_000);
