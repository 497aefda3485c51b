import { ACCESS_TOKEN_TTL_METRIC, type Service } from '@muster/contracts';
import { PublicKeys, secretPaths, serviceSecrets } from '@muster/secrets';
import { createServiceVerifier } from '@muster/service-kit';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { BrokenOff, breakingAfter } from './breaking.ts';
import { type Installation, startInstallation } from './installation.ts';
import type { LeapingClock } from './leaping-clock.ts';
import type { Replica } from './replica.ts';

/** What a service token may be old before it has ended, in ms. */
const TOKENS_LIVE_MS = 60_000;

/** Time in which a verifier may stay unasked although no process has taken anything new, in ms. */
const ASKED_EVERY_MS = 20_000;

/**
 * Services that call each other with tokens of every age, by the verifiers of service-kit: whenever a process has
 * taken something new, before any time goes by.
 */
function startCalls(replicas: readonly Replica[], clock: LeapingClock) {
  const alive: { token: string; kid: string; from: Service; to: Service; madeAtMs: number }[] = [];
  const refused: string[] = [];
  const kids = new Set<string>();
  let rounds = 0;
  let askedAtMs = 0;
  let versions = '';
  const callAround = async () => {
    const versionsNow = JSON.stringify(replicas.map(({ store }) => [...store.figures().versions]));
    if (versionsNow === versions && clock.now() - askedAtMs < ASKED_EVERY_MS) return;
    versions = versionsNow;
    askedAtMs = clock.now();
    rounds += 1;
    for (const [index, from] of replicas.entries()) {
      const others = replicas.filter(replica => replica !== from);
      const to = others[(index + rounds) % others.length] ?? from;
      const iat = Math.floor(Date.now() / 1000);
      const token = from.sign({ iss: from.service, aud: to.service, iat, exp: iat + 3_600 });
      const kid = Buffer.from(token.split('.')[0] ?? '', 'base64url').toString();
      kids.add(kid);
      alive.push({ token, kid, from: from.service, to: to.service, madeAtMs: clock.now() });
    }
    while (alive[0] && clock.now() - alive[0].madeAtMs > TOKENS_LIVE_MS) alive.shift();
    // The oldest and the newest of each key, each as if it had never been seen: a verifier remembers.
    const oldest = new Map(alive.toReversed().map(call => [call.kid, call]));
    const newest = new Map(alive.map(call => [call.kid, call]));
    for (const call of new Set([...oldest.values(), ...newest.values()])) {
      for (const at of replicas.filter(({ service }) => service === call.to)) {
        const known = await createServiceVerifier(call.to, at.ring)(call.token);
        if (known !== call.from) refused.push(`${call.kid} at ${at.process}`);
      }
    }
  };
  return { refused, kids, end: clock.beforeLeap(callAround) };
}

describe('the rotation of keys', { timeout: 120_000 }, () => {
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
    // A quarter of an hour less to wait for what an old key has signed.
    for (const { says } of replicas.filter(({ accessKeys }) => accessKeys))
      says(() => `${ACCESS_TOKEN_TTL_METRIC} 60\n`);
    for (const replica of replicas.filter(({ wrappingKeys }) => wrappingKeys)) {
      count(replica);
      void keepSessions(replica);
    }
  });
  afterAll(async () => {
    closing.abort();
    await suite.end();
  });

  /** Sessions of integration, by the key that each is wrapped with. */
  const sessions = new Map<string, string>();
  const unopenable: string[] = [];
  const closing = new AbortController();

  /** Says how many sessions are under each key. */
  const count = ({ wrappingKeys, says }: Replica) => {
    const under = (id: string) => [...sessions.values()].filter(of => of === id).length;
    says(() =>
      (wrappingKeys?.() ?? [])
        .map(({ id }) => `sessions_by_wrapping_key{key="${id}",process="integration"} ${under(id)}\n`)
        .join(''),
    );
  };

  /** Wraps one session anew every half minute, as if there were very many. */
  const keepSessions = async ({ wrappingKeys }: Replica) => {
    while (!closing.signal.aborted) {
      const keys = (wrappingKeys?.() ?? []).map(({ id }) => id);
      unopenable.push(...[...sessions].flatMap(([session, id]) => (keys.includes(id) ? [] : [session])));
      const next = [...sessions].find(([, id]) => id !== keys[0]);
      if (next && keys[0]) sessions.set(next[0], keys[0]);
      await suite.clock.sleepUntil(suite.clock.now() + 30_000, closing.signal).catch(() => {});
    }
  };

  const publicKids = async () => {
    const set = await replicas[0]?.store.read(secretPaths.servicePublicKeys, PublicKeys);
    return [...(set?.jwks.matchAll(/"kid":"([^"]+)"/g) ?? [])].map(([, kid]) => kid).sort();
  };

  it('refuses no token that lives while services sign with new keys, and leaves one key of each', async () => {
    const calls = startCalls(replicas, suite.clock);
    const before = await publicKids();
    await suite.rotate(['jwt-keys']);
    calls.end();
    expect(calls.refused).toEqual([]);
    expect(calls.kids.size).toBe(12);
    const after = await publicKids();
    expect(after).toHaveLength(6);
    for (const kid of after) expect(before).not.toContain(kid);
  });

  it('waits for a process that nobody sees, and takes nothing away; run again it goes on', async () => {
    const unseen = replicas.find(({ process }) => process === 'invite-worker');
    if (!unseen) throw new Error('no worker');
    const before = await publicKids();
    suite.forget(unseen);
    await expect(suite.rotate(['jwt-keys'])).rejects.toThrow('no address of PROCESS_URLS is a invite-worker');
    expect(await publicKids()).toEqual(expect.arrayContaining(before));
    suite.remember(unseen);
    await suite.rotate(['jwt-keys']);
    const after = await publicKids();
    expect(after).toHaveLength(6);
    for (const kid of after) expect(before).not.toContain(kid);
  });

  it('of sessions takes the old key away once nothing is wrapped with it, and opens every session meanwhile', async () => {
    for (const session of 'abc') sessions.set(session, '1');
    await suite.rotate(['session-key']);
    const [integration] = replicas.filter(({ wrappingKeys }) => wrappingKeys);
    await vi.waitFor(() => expect(integration?.wrappingKeys?.().map(({ id }) => id)).toEqual(['2']), {
      timeout: 10_000,
    });
    expect(new Set(sessions.values())).toEqual(new Set(['2']));
    expect(unopenable).toEqual([]);
    expect(suite.told.at(-1)).toMatch(/now take a new snapshot/);
  });

  it('of sessions keeps a key for as long as integration cannot count what is under it', async () => {
    const [integration] = replicas.filter(({ wrappingKeys }) => wrappingKeys);
    integration?.says(() => '');
    await expect(suite.rotate(['session-key'])).rejects.toThrow(/cannot say what is under key \d/);
    expect(integration?.wrappingKeys?.()).toHaveLength(2);
    if (integration) count(integration);
    await suite.rotate(['session-key']);
    expect(unopenable).toEqual([]);
  });

  it.each([
    [
      'jwt-keys',
      [
        secretPaths.servicePublicKeys,
        ...[...serviceSecrets.keys()].map(secretPaths.serviceKey),
        secretPaths.servicePublicKeys,
        secretPaths.accessTokenKey,
        secretPaths.accessTokenKey,
        secretPaths.accessTokenKey,
      ],
    ],
    ['session-key', Array<string>(3).fill(secretPaths.sessionWrappingKeys)],
  ] as const)(
    'of %s may be killed after any change in Vault, and goes on from there',
    async (what, changes) => {
      const calls = startCalls(replicas, suite.clock);
      for (const path of changes) {
        const killed = suite.rotateOn([what], vault =>
          breakingAfter(vault, call => call.path.endsWith(`/data/${path}`)),
        );
        await expect(killed).rejects.toThrow(BrokenOff);
      }
      await suite.rotateOn([what]);
      calls.end();
      expect(calls.refused).toEqual([]);
      expect(unopenable).toEqual([]);
      expect(await publicKids()).toHaveLength(6);
    },
  );
});
